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
import {
  ArrayNotEmpty,
  IsIn,
  IsOptional,
  IsString,
  MaxLength,
  ValidateNested,
} from 'class-validator';
import { type CountedConnection, ConnectionArgs, countedConnectionType, SetOf } from '#graphql';
import { AUTHORITIES, type Authority } from '../../domain/whistle.events.js';
import { AuthorityEnum } from '../../whistle.enums.js';
import { TaskEnum } from '../read.enums.js';
import { ListFilter } from '../work-lists/work-lists.args.js';
import { type Task, TASKS } from '../work-lists/work-lists.tasks.js';
import { refuseLongPageWithActions } from '../work-lists/item-actions.resolvers.js';
import { WaitingTaskType } from '../work-lists/waiting-task.types.js';
import {
  AskCentreWorkList,
  type CentreWorkListAsked,
  type CentreTask,
  type NamedCentreTask,
} from './centre-work-list.query.js';

@InputType({ description: '指挥中心清单的条件，须都满足。What the tasks must be.' })
class CentreWorkListFilter extends ListFilter {
  @Field(() => [TaskEnum], { nullable: true, description: '事项。Any of these.' })
  @IsOptional()
  @ArrayNotEmpty({ message: '事项不得为空' })
  @SetOf(TASKS, '事项')
  tasks?: Task[] | null;

  @Field(() => AuthorityEnum, {
    nullable: true,
    description: '由谁决定；不填则街道自己该办的也在内。Who is to decide; both where absent.',
  })
  @IsOptional()
  @IsIn(AUTHORITIES, { message: '决定方无效' })
  authority?: Authority | null;

  @Field(() => ID, { nullable: true, description: '街道。Street.' })
  @IsOptional()
  @IsString()
  street?: string | null;

  @Field(() => ID, { nullable: true, description: '部门。Department.' })
  @IsOptional()
  @IsString()
  department?: string | null;

  @Field(() => String, {
    nullable: true,
    description: '在哨的标题、描述、地址和编号中搜索。Search in the whistles’ texts and numbers.',
  })
  @IsOptional()
  @IsString()
  @MaxLength(100, { message: '搜索文字不得超过 100 字' })
  text?: string | null;
}

@ArgsType()
class CentreWorkListArgs extends ConnectionArgs implements CentreWorkListAsked {
  @Field(() => CentreWorkListFilter, { nullable: true, description: '条件。Filter.' })
  @IsOptional()
  @ValidateNested()
  @Type(() => CentreWorkListFilter)
  filter?: CentreWorkListFilter | null;
}

@ObjectType('CommandCentreTask', {
  description: '一件待决定的事。One thing that waits for a decision.',
})
export class CentreTaskType extends WaitingTaskType implements CentreTask {
  @Field(() => TaskEnum, { description: '事项。What it is.' })
  task!: Task;

  @Field(() => AuthorityEnum, { description: '由谁决定。Who is to decide.' })
  authority!: Authority;
}

const CentreTasks = countedConnectionType(CentreTaskType, 'CommandCentreTask');

@Resolver()
export class CentreWorkListResolver {
  constructor(private readonly queries: QueryBus) {}

  @Query(() => CentreTasks, {
    description:
      '指挥中心的工作清单：待审哨、待派单、退哨待裁定、延期待答复、提级未办结，先到期者在先。The command centre’s work list: what is to be reviewed, dispatched, ruled on or answered, and what was escalated; the earliest due first.',
  })
  commandCentreWorkList(
    @Args() args: CentreWorkListArgs,
    @Info() info: GraphQLResolveInfo,
  ): Promise<CountedConnection<NamedCentreTask>> {
    refuseLongPageWithActions(info, args.first);
    return this.queries.execute(new AskCentreWorkList(args));
  }
}
