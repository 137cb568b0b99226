import { QueryBus } from '@nestjs/cqrs';
import { Args, Info, Query, Resolver } from '@nestjs/graphql';
import type { GraphQLResolveInfo } from 'graphql';
import type { CountedConnection } from '#graphql';
import { refuseLongPageWithActions } from '../work-lists/item-actions.resolvers.js';
import type { ShownStreetItem } from '../work-lists/shown-items.js';
import { StreetWorkItems } from '../work-lists/work-lists.types.js';
import { OpenWhistlesArgs } from './open-whistles.args.js';
import { AskOpenWhistles } from './open-whistles.query.js';

@Resolver()
export class OpenWhistlesResolver {
  constructor(private readonly queries: QueryBus) {}

  @Query(() => StreetWorkItems, {
    description:
      '全区未结束的哨，可只看一个街道；供指挥中心、考核、管理员。The whistles that are open in the whole district, or in one street: for the command centre, the assessment and administrators.',
  })
  openWhistles(
    @Args() args: OpenWhistlesArgs,
    @Info() info: GraphQLResolveInfo,
  ): Promise<CountedConnection<ShownStreetItem>> {
    refuseLongPageWithActions(info, args.first);
    return this.queries.execute(new AskOpenWhistles(args));
  }
}
