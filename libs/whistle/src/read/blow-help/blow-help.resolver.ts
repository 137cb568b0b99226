import { QueryBus } from '@nestjs/cqrs';
import { Args, Query, Resolver } from '@nestjs/graphql';
import { CurrentActor } from '#access';
import type { Actor } from '#event-sourcing';
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
}
