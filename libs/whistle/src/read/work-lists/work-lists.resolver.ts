import { QueryBus } from '@nestjs/cqrs';
import { Args, Query, Resolver } from '@nestjs/graphql';
import { CurrentActor } from '#access';
import type { Actor } from '#event-sourcing';
import type { Connection } from '#graphql';
import { DepartmentWorkListArgs, StreetWorkListArgs } from './work-lists.args.js';
import { AskDepartmentWorkList, AskStreetWorkList } from './work-lists.query.js';
import {
  DepartmentWorkItems,
  type DepartmentWorkItemType,
  StreetWorkItems,
  type StreetWorkItemType,
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
  ): Promise<Connection<StreetWorkItemType>> {
    return this.queries.execute(new AskStreetWorkList(actor, args));
  }

  @Query(() => DepartmentWorkItems, {
    description:
      '部门的工作清单。部门只看自己；指挥中心、考核、管理员可看任一部门。A department’s work list: its own people’s, and the district’s.',
  })
  departmentWorkList(
    @CurrentActor() actor: Actor,
    @Args() args: DepartmentWorkListArgs,
  ): Promise<Connection<DepartmentWorkItemType>> {
    return this.queries.execute(new AskDepartmentWorkList(actor, args));
  }
}
