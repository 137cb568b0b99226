import { Field, ID, Int, ObjectType } from '@nestjs/graphql';
import { connectionType, Freshness, GraphQLDateTime } from '#graphql';
import type {
  Appeal,
  AppealSubject,
  ClockName,
  ExclusionGround,
  WhistleLevel,
} from '../../domain/whistle.events.js';
import { AppealSubjectEnum, ClockNameEnum, ExclusionGroundEnum } from '../../whistle.enums.js';
import { AppealOutcomeEnum } from '../read.enums.js';
import { namedMatter, type Names } from '../names.js';
import { ListedWhistle } from '../work-lists/work-lists.types.js';
import type { ListedAppeal } from './appeal-list.js';
import type { AppealStatisticsRow } from './appeal-statistics.js';

@ObjectType('AppealItem', { description: '申诉清单中的一项。An appeal on the list.' })
export class AppealItemType extends ListedWhistle {
  @Field(() => Int, { description: '召集序号。Ordinal of the summons.' })
  summons!: number;

  @Field(() => Int, { description: '申诉在该项召集内的序号。Ordinal within the summons.' })
  appeal!: number;

  @Field(() => ID, { description: '被考核的部门。The department that is judged.' })
  department!: string;

  @Field(() => String, { description: '部门名称。Its name.' })
  departmentName!: string;

  @Field(() => AppealSubjectEnum, { description: '事项。What is contested.' })
  subject!: AppealSubject;

  @Field(() => ClockNameEnum, { nullable: true, description: '哪一步的时间。Which time.' })
  clock!: ClockName | null;

  @Field(() => GraphQLDateTime, { nullable: true, description: '主张的时间。As claimed.' })
  claimedAt!: string | null;

  @Field(() => ExclusionGroundEnum, { nullable: true, description: '剔除理由。The ground.' })
  ground!: ExclusionGround | null;

  @Field(() => ID, { description: '提出的单位。Who filed it.' })
  filedBy!: string;

  @Field(() => String, { description: '其名称。Its name.' })
  filedByName!: string;

  @Field(() => GraphQLDateTime, { description: '提出时间。Filed at.' })
  filedAt!: string;

  @Field(() => String, { description: '理由。The reason.' })
  reason!: string;

  @Field(() => GraphQLDateTime, {
    nullable: true,
    description: '应于何时裁决；未设时限则空。Decision due at, if the rules say.',
  })
  dueAt!: string | null;

  @Field(() => Boolean, { description: '是否待裁决且已超期。Whether it waits and is past due.' })
  overdue!: boolean;

  @Field(() => AppealOutcomeEnum, { description: '结果。The outcome.' })
  outcome!: Appeal['outcome'];

  @Field(() => GraphQLDateTime, { nullable: true, description: '裁决或撤回时间。Ended at.' })
  endedAt!: string | null;

  @Field(() => String, { nullable: true, description: '裁决理由。Reason of the decision.' })
  decidedBecause!: string | null;
}

export const AppealItems = connectionType(AppealItemType, 'AppealItem');

type NameOf = (organisation: string) => string;

const whistleOf = (row: ListedAppeal, names: Names) => ({
  whistleId: row.whistle_id,
  kind: row.kind,
  level: row.level as WhistleLevel,
  category: row.category,
  ...namedMatter(row, names),
  title: row.title,
  address: row.address,
  street: row.street,
});

export const shownAppealItem = (row: ListedAppeal, now: string, names: Names): AppealItemType => ({
  ...whistleOf(row, names),
  summons: row.summons,
  appeal: row.appeal,
  department: row.department,
  departmentName: names.nameOf(row.department),
  subject: row.subject,
  clock: row.clock as ClockName | null,
  claimedAt: row.claimed_at,
  ground: row.ground as ExclusionGround | null,
  filedBy: row.filed_by,
  filedByName: names.nameOf(row.filed_by),
  filedAt: row.filed_at,
  reason: row.reason,
  dueAt: row.due_at,
  overdue: row.outcome === 'pending' && row.due_at !== null && row.due_at < now,
  outcome: row.outcome,
  endedAt: row.ended_at,
  decidedBecause: row.decided_because,
});

@ObjectType('AppealStatisticsRow', { description: '一组的合计。The sums of one group.' })
class AppealStatisticsRowType {
  @Field(() => ID, { nullable: true, description: '部门。Department.' })
  department!: string | null;

  @Field(() => String, { nullable: true, description: '部门名称。Its name.' })
  departmentName!: string | null;

  @Field(() => ID, { nullable: true, description: '街道。Street.' })
  street!: string | null;

  @Field(() => String, { nullable: true, description: '街道名称。Its name.' })
  streetName!: string | null;

  @Field(() => AppealSubjectEnum, { nullable: true, description: '事项。Subject.' })
  subject!: AppealSubject | null;

  @Field(() => String, { nullable: true, description: '提出的月份 YYYY-MM。Month of filing.' })
  month!: string | null;

  @Field(() => Int, { description: '提出。Filed: the sum of the next four.' })
  filed!: number;

  @Field(() => Int, { description: '成立。Upheld.' })
  upheld!: number;

  @Field(() => Int, { description: '不成立。Rejected.' })
  rejected!: number;

  @Field(() => Int, { description: '撤回。Withdrawn.' })
  withdrawn!: number;

  @Field(() => Int, { description: '待裁决。Still open.' })
  open!: number;

  @Field(() => Int, { description: '逾期裁决，包括在成立和不成立之内。Decided after it was due.' })
  decidedLate!: number;
}

@ObjectType('AppealStatistics', { description: '申诉统计。Appeals by outcome.' })
export class AppealStatisticsType {
  @Field(() => [AppealStatisticsRowType], { description: '各组。The groups.' })
  rows!: AppealStatisticsRowType[];

  @Field(() => Freshness, { description: '新鲜程度。How fresh it is.' })
  freshness!: Freshness;
}

export function shownStatisticsRow(
  { keys, counts }: AppealStatisticsRow,
  nameOf: NameOf,
): AppealStatisticsRowType {
  const { department = null, street = null, subject = null, month = null } = keys;
  return {
    ...counts,
    department,
    departmentName: department === null ? null : nameOf(department),
    street,
    streetName: street === null ? null : nameOf(street),
    subject: subject as AppealSubject | null,
    month,
  };
}
