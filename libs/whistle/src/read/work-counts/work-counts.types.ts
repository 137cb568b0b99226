import { Field, ID, Int, ObjectType } from '@nestjs/graphql';
import { enumOf, Freshness, GraphQLDateTime } from '#graphql';
import type { SummonsStatus } from '../../domain/summons-clocks.js';
import type { Authority, WhistleLevel } from '../../domain/whistle.events.js';
import type { WhistleStage } from '../../domain/whistle.state.js';
import { AuthorityEnum, WhistleLevelEnum, WhistleStageEnum } from '../../whistle.enums.js';
import { CardColourEnum, StreetTaskEnum, SummonsStatusEnum, TaskEnum } from '../read.enums.js';
import { STREET_TASKS, type StreetTaskKind } from '../work-lists/street-tasks.js';
import type { CardColour } from '../work-lists/work-lists.cards.js';
import { type AnyTask, type Task, TASKS } from '../work-lists/work-lists.tasks.js';

const AnyTaskEnum = enumOf<AnyTask>(
  'WaitingTaskKind',
  '等待办理的事项，含义同 CommandCentreTaskKind 和 StreetTaskKind。What waits for the command centre or a street.',
  [...new Set<AnyTask>([...TASKS, ...STREET_TASKS])],
);

const MANY = '；待评哨超过 10000 的不数，为空。Null for more than 10 000 ratings.';

@ObjectType({ isAbstract: true })
abstract class TaskCount {
  @Field(() => Int, { nullable: true, description: `几项${MANY}` })
  count!: number | null;

  @Field(() => Int, { nullable: true, description: `其中已超期${MANY}` })
  overdue!: number | null;
}

@ObjectType('StreetTaskCount', { description: '街道待办的一类有几项。How many of one task wait.' })
class StreetTaskCountType extends TaskCount {
  @Field(() => StreetTaskEnum, { description: '事项。What it is.' })
  task!: StreetTaskKind;
}

@ObjectType('CommandCentreTaskCount', { description: '一类事项有几项。How many of one task wait.' })
class CentreTaskCountType extends TaskCount {
  @Field(() => TaskEnum, { description: '事项。What it is.' })
  task!: Task;

  @Field(() => AuthorityEnum, { description: '由谁决定。Who is to decide.' })
  authority!: Authority;
}

@ObjectType('WaitingTaskCount', { description: '全区一类事项有几项。How many of one task wait.' })
class WaitingTaskCountType extends TaskCount {
  @Field(() => AnyTaskEnum, { description: '事项。What it is.' })
  task!: AnyTask;

  @Field(() => AuthorityEnum, { description: '由谁办。Whose turn it is.' })
  authority!: Authority;
}

@ObjectType('SummonsStatusCount', { description: '一种状态的召集有几项。Summonses of one status.' })
class SummonsStatusCountType {
  @Field(() => SummonsStatusEnum, { description: '状态。Status.' })
  status!: SummonsStatus;

  @Field(() => Int, { description: '几项。How many.' })
  count!: number;

  @Field(() => Int, { description: '其中已超期。Of them overdue.' })
  overdue!: number;
}

@ObjectType({ isAbstract: true })
abstract class SummonsCounts {
  @Field(() => Int, { description: '未办结的召集。Open summonses.' })
  open!: number;

  @Field(() => Int, { description: '其中已超期。Of them overdue.' })
  overdue!: number;

  @Field(() => Int, { description: '其中挂账。Of them paused.' })
  paused!: number;

  @Field(() => Int, { description: '其中退哨待裁定。Of them declined, not ruled on.' })
  declined!: number;

  @Field(() => Int, { description: '其中亮黄牌。Of them with a yellow card.' })
  yellow!: number;

  @Field(() => Int, { description: '其中亮红牌。Of them with a red card.' })
  red!: number;

  @Field(() => [SummonsStatusCountType], { description: '按状态。By status.' })
  statuses!: SummonsStatusCountType[];
}

@ObjectType('OpenSummonsCounts', { description: '全区未结召集。The district’s open summonses.' })
class OpenSummonsCountsType extends SummonsCounts {}

@ObjectType('DepartmentWorkCounts', {
  description: '部门清单各栏的数目。Numbers of a department’s list.',
})
export class DepartmentWorkCountsType extends SummonsCounts {
  @Field(() => Freshness, { description: '新鲜程度。How fresh the answer is.' })
  freshness!: Freshness;
}

@ObjectType({ isAbstract: true })
abstract class WhistleCounts {
  @Field(() => Int, { description: '未结束的哨。Open whistles.' })
  open!: number;

  @Field(() => Int, { description: '其中已超期。Of them overdue.' })
  overdue!: number;
}

@ObjectType('StreetWorkCounts', {
  description: '街道清单和待办各栏的数目。Numbers of a street’s list and queue.',
})
export class StreetWorkCountsType extends WhistleCounts {
  @Field(() => [StreetTaskCountType], {
    description: '待办，每类一项，没有的也列。Its queue by task, those too of which none waits.',
  })
  tasks!: StreetTaskCountType[];

  @Field(() => Freshness, { description: '新鲜程度。How fresh the answer is.' })
  freshness!: Freshness;
}

@ObjectType('CentreWorkCounts', {
  description: '指挥中心清单各栏的数目。Numbers of the command centre’s list.',
})
export class CentreWorkCountsType {
  @Field(() => [CentreTaskCountType], {
    description: '按事项和由谁决定；没有的不列。By task and who decides; those that wait.',
  })
  tasks!: CentreTaskCountType[];

  @Field(() => Freshness, { description: '新鲜程度。How fresh the answer is.' })
  freshness!: Freshness;
}

@ObjectType('StreetNow', { description: '一个街道的现况。A street as it stands.' })
class StreetNowType extends WhistleCounts {
  @Field(() => ID, { description: '街道。Street.' })
  street!: string;

  @Field(() => String, { description: '街道名称。Its name.' })
  streetName!: string;

  @Field(() => Int, { description: '挂账的召集。Paused summonses.' })
  paused!: number;

  @Field(() => Int, { description: '街道待办，待评哨除外。Its queue, without ratings.' })
  waiting!: number;

  @Field(() => Int, { description: '其中已超期。Of them overdue.' })
  waitingOverdue!: number;
}

@ObjectType('DepartmentNow', { description: '一个部门的现况。A department as it stands.' })
class DepartmentNowType extends SummonsCounts {
  @Field(() => ID, { description: '部门。Department.' })
  department!: string;

  @Field(() => String, { description: '部门名称。Its name.' })
  departmentName!: string;
}

@ObjectType('LongWaiting', {
  description:
    '一个未结束的哨，不含标题、地址等任何人写的内容：可上大屏。An open whistle without anything that somebody wrote: for a screen that everybody sees.',
})
class LongWaitingType {
  @Field(() => ID, { description: '哨的编号。Id of the whistle.' })
  whistleId!: string;

  @Field(() => ID, { description: '街道。Street.' })
  street!: string;

  @Field(() => String, { description: '街道名称。Its name.' })
  streetName!: string;

  @Field(() => String, { description: '哨的种类的名称。Name of the kind.' })
  kindName!: string;

  @Field(() => String, { description: '类别名称（GB/T 30428 大类）。Name of the main class.' })
  categoryName!: string;

  @Field(() => WhistleLevelEnum, { description: '级别。Level.' })
  level!: WhistleLevel;

  @Field(() => WhistleStageEnum, { description: '阶段。What it waits for before it sounds.' })
  stage!: WhistleStage;

  @Field(() => CardColourEnum, { nullable: true, description: '所亮的牌。The worst card.' })
  card!: CardColour | null;

  @Field(() => GraphQLDateTime, { description: '吹哨时间。Raised at.' })
  raisedAt!: string;

  @Field(() => GraphQLDateTime, { nullable: true, description: '最紧的到期时间。Due next.' })
  dueAt!: string | null;

  @Field(() => Boolean, { description: '是否已超期。Whether that is overdue.' })
  overdue!: boolean;
}

@ObjectType('DistrictNow', { description: '全区现况。The district as it stands.' })
export class DistrictNowType extends WhistleCounts {
  @Field(() => OpenSummonsCountsType, { description: '召集。Summonses.' })
  summonses!: OpenSummonsCountsType;

  @Field(() => [WaitingTaskCountType], {
    description:
      '等待办理的，按事项和由谁办；没有的不列。What waits, by task and whose turn it is.',
  })
  waiting!: WaitingTaskCountType[];

  @Field(() => [StreetNowType], {
    description: '按街道，名录为序；没有未结哨的不列。By street, those with open whistles.',
  })
  byStreet!: StreetNowType[];

  @Field(() => [DepartmentNowType], {
    description: '按部门，名录为序；没有未结召集的不列。By department, those with open summonses.',
  })
  byDepartment!: DepartmentNowType[];

  @Field(() => [LongWaitingType], {
    description:
      '等得最久的，至多十声。The open whistles that were blown longest ago, at most ten.',
  })
  longestWaiting!: LongWaitingType[];

  @Field(() => Freshness, { description: '新鲜程度。How fresh the answer is.' })
  freshness!: Freshness;
}
