import { QueryBus } from '@nestjs/cqrs';
import { Args, Info, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import type { GraphQLResolveInfo } from 'graphql';
import { CurrentActor } from '#access';
import type { Actor } from '#event-sourcing';
import type { CountedConnection } from '#graphql';
import {
  AskOverdueSummonses,
  type ShownOverdue,
} from '../overdue-summonses/overdue-summonses.query.js';
import { DepartmentWorkListArgs, OverdueArgs, StreetWorkListArgs } from './work-lists.args.js';
import { ListedDepartmentType } from './listed-department.type.js';
import { refuseLongPageWithActions } from './item-actions.resolvers.js';
import type { ShownStreetItem, ShownSummonsItem } from './shown-items.js';
import { AskDepartmentWorkList, AskStreetWorkList } from './work-lists.query.js';
import {
  DepartmentWorkItems,
  OverdueSummonses,
  StreetWorkItems,
  StreetWorkItemType,
} from './work-lists.types.js';

@Resolver()
export class WorkListsResolver {
  constructor(private readonly queries: QueryBus) {}

  @Query(() => StreetWorkItems, {
    description:
      '街道的工作清单。街道和社区只看本街道；指挥中心、考核、管理员可看任一街道。A street’s work list: its own people’s, and the district’s.',
  })
  streetWorkList(
    @CurrentActor() actor: Actor,
    @Args() args: StreetWorkListArgs,
    @Info() info: GraphQLResolveInfo,
  ): Promise<CountedConnection<ShownStreetItem>> {
    refuseLongPageWithActions(info, args.first);
    return this.queries.execute(new AskStreetWorkList(actor, args));
  }

  @Query(() => DepartmentWorkItems, {
    description:
      '部门的工作清单。部门只看自己；指挥中心、考核、管理员可看任一部门。A department’s work list: its own people’s, and the district’s.',
  })
  departmentWorkList(
    @CurrentActor() actor: Actor,
    @Args() args: DepartmentWorkListArgs,
    @Info() info: GraphQLResolveInfo,
  ): Promise<CountedConnection<ShownSummonsItem>> {
    refuseLongPageWithActions(info, args.first);
    return this.queries.execute(new AskDepartmentWorkList(actor, args));
  }

  @Query(() => OverdueSummonses, {
    description:
      '已超期的召集，超期最久者在先；挂账和待核实的不算。街道看本街道，部门看自己，区级看全部。Overdue summonses, longest first; paused ones are not overdue.',
  })
  overdueSummonses(
    @CurrentActor() actor: Actor,
    @Args() args: OverdueArgs,
    @Info() info: GraphQLResolveInfo,
  ): Promise<CountedConnection<ShownOverdue>> {
    refuseLongPageWithActions(info, args.first);
    return this.queries.execute(new AskOverdueSummonses(actor, args));
  }
}

@Resolver(() => StreetWorkItemType)
export class StreetItemResolver {
  @ResolveField(() => [ListedDepartmentType])
  departments(
    @Parent() { page, whistleId }: ShownStreetItem,
  ): Promise<readonly ListedDepartmentType[]> {
    return page.departmentsOf(whistleId);
  }
}
