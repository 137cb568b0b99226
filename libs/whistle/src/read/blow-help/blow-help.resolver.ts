import { QueryBus } from '@nestjs/cqrs';
import { Args, Query, Resolver } from '@nestjs/graphql';
import { CurrentActor } from '#access';
import type { Actor } from '#event-sourcing';
import { SuggestDepartmentsArgs } from './suggest-departments.args.js';
import { AskSuggestedDepartments } from './suggest-departments.query.js';
import { DepartmentSuggestionsType } from './suggest-departments.types.js';
import { WhistlesNearArgs } from './whistles-near.args.js';
import { AskWhistlesNear } from './whistles-near.query.js';
import { NearWhistlesType } from './whistles-near.types.js';

@Resolver()
export class BlowHelpResolver {
  constructor(private readonly queries: QueryBus) {}

  @Query(() => NearWhistlesType, {
    description:
      '吹哨前看附近：办理中的和最近终止的哨，近的在先，至多 50 声；本街道的可见全部，其他街道的只见概况。What lies near a point, before blowing: open and recently ended whistles, nearest first. One’s own street’s in full, of others the basics.',
  })
  whistlesNear(
    @CurrentActor() actor: Actor,
    @Args() args: WhistlesNearArgs,
  ): Promise<NearWhistlesType> {
    return this.queries.execute(new AskWhistlesNear(actor, args));
  }

  @Query(() => DepartmentSuggestionsType, {
    description:
      '吹哨前看可派给谁主办：依职责清单、近一年同类的哨和裁定先例，逐条写明理由和件数；只是提示。Whom to call: by the catalogue of duties, like matters of the past year and rulings, each with its reason and figures.',
  })
  suggestDepartments(
    @CurrentActor() actor: Actor,
    @Args() args: SuggestDepartmentsArgs,
  ): Promise<DepartmentSuggestionsType> {
    return this.queries.execute(new AskSuggestedDepartments(actor, args));
  }
}
