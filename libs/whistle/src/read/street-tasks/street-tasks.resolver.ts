import { QueryBus } from '@nestjs/cqrs';
import {
  Args,
  ArgsType,
  Field,
  ID,
  Info,
  InputType,
  ObjectType,
  Query,
  Resolver,
} from '@nestjs/graphql';
import { Type } from 'class-transformer';
import type { GraphQLResolveInfo } from 'graphql';
import { ArrayNotEmpty, IsOptional, IsString, ValidateNested } from 'class-validator';
import { CurrentActor } from '#access';
import type { Actor } from '#event-sourcing';
import { ConnectionArgs, type CountedConnection, countedConnectionType, SetOf } from '#graphql';
import { StreetTaskEnum } from '../read.enums.js';
import { refuseLongPageWithActions } from '../work-lists/item-actions.resolvers.js';
import { STREET_TASKS, type StreetTaskKind } from '../work-lists/street-tasks.js';
import { WaitingTaskType } from '../work-lists/waiting-task.types.js';
import { DueFilter } from '../work-lists/work-lists.args.js';
import {
  AskStreetTasks,
  type ShownStreetTask,
  type StreetTask,
  type StreetTasksAsked,
} from './street-tasks.query.js';

@InputType({ description: '街道待办的条件，须都满足。What the tasks must be.' })
class StreetTasksFilter extends DueFilter {
  @Field(() => [StreetTaskEnum], { nullable: true, description: '事项。Any of these.' })
  @IsOptional()
  @ArrayNotEmpty({ message: '事项不得为空' })
  @SetOf(STREET_TASKS, '事项')
  tasks?: StreetTaskKind[] | null;

  @Field(() => ID, { nullable: true, description: '部门。Department.' })
  @IsOptional()
  @IsString()
  department?: string | null;
}

@ArgsType()
class StreetTasksArgs extends ConnectionArgs implements StreetTasksAsked {
  @Field(() => ID, { description: '街道。Street.' })
  @IsString()
  street!: string;

  @Field(() => StreetTasksFilter, { nullable: true, description: '条件。Filter.' })
  @IsOptional()
  @ValidateNested()
  @Type(() => StreetTasksFilter)
  filter?: StreetTasksFilter | null;
}

@ObjectType('StreetTask', { description: '一件待街道办的事。One thing that waits for a street.' })
export class StreetTaskType extends WaitingTaskType implements StreetTask {
  @Field(() => StreetTaskEnum, { description: '事项。What it is.' })
  task!: StreetTaskKind;
}

const StreetTasks = countedConnectionType(StreetTaskType, 'StreetTask');

@Resolver()
export class StreetTasksResolver {
  constructor(private readonly queries: QueryBus) {}

  @Query(() => StreetTasks, {
    description:
      '街道的待办：待确认发起、待审哨、退回待补正、到场待确认、反馈待核实、待评哨、待结哨、延期待答复；先到期者在先，无时限的按等待先后。街道和社区只看本街道；指挥中心、考核、管理员可看任一街道。What waits for a street: to confirm, review or put right before it sounds; arrivals and reports to answer, departments to rate, whistles to close, extensions to decide. The earliest due first, then by how long it waits. Its own people’s, and the district’s.',
  })
  streetTasks(
    @CurrentActor() actor: Actor,
    @Args() args: StreetTasksArgs,
    @Info() info: GraphQLResolveInfo,
  ): Promise<CountedConnection<ShownStreetTask>> {
    refuseLongPageWithActions(info, args.first);
    return this.queries.execute(new AskStreetTasks(actor, args));
  }
}
