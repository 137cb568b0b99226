import { Field, Float, ID, Int, ObjectType } from '@nestjs/graphql';
import { connectionType, GraphQLDateTime } from '#graphql';
import { shownEvidence } from '#whistle';
import { orNull } from '../../register/or-null.js';
import type { Registered } from '../../register/register.js';
import type { TalkGroundKind } from '../domain/talk.events.js';
import {
  type KnownPromise,
  nextDueOf,
  type PromiseState,
  type Talk,
} from '../domain/talk.state.js';
import {
  PromiseStateEnum,
  TalkGroundEnum,
  type TalkStatus,
  TalkStatusEnum,
} from '../talk.enums.js';

@ObjectType('TalkGround', { description: '约谈的事由。Why it was called.' })
export class TalkGroundType {
  @Field(() => TalkGroundEnum, { description: '事由。Ground.' })
  kind!: TalkGroundKind;

  @Field(() => String, { description: '考核期，如 2026-10、2026-Q3、2026。Period.' })
  period!: string;

  @Field(() => Float, { nullable: true, description: '得分。The total that lay below.' })
  score!: number | null;

  @Field(() => Float, { nullable: true, description: '约谈线。The line of the rules.' })
  line!: number | null;

  @Field(() => String, { nullable: true, description: '说明。What is held against it.' })
  note!: string | null;

  @Field(() => [ID], { description: '所涉的哨。The whistles that it is about.' })
  whistles!: string[];
}

@ObjectType('TalkGuest', { description: '到场人员。Who came.' })
export class TalkGuestType {
  @Field(() => String, { description: '姓名。Name.' })
  name!: string;

  @Field(() => String, { description: '职务。Post.' })
  post!: string;
}

@ObjectType('TalkEvidence', { description: '佐证材料。Evidence.' })
export class TalkEvidenceType {
  @Field(() => String, {
    description:
      '所传文件的 SHA-256，由 GET /evidence/… 查看；外部存放的为其存放处。SHA-256 of the file as it was sent, or where else it is kept.',
  })
  reference!: string;

  @Field(() => String, { description: '媒体类型。Media type.' })
  mediaType!: string;

  @Field(() => Boolean, {
    description:
      '外部存放：未由本系统保存，不能从 /evidence 查看。Kept elsewhere: it cannot be had from /evidence.',
  })
  keptElsewhere!: boolean;
}

@ObjectType('TalkPromise', { description: '整改承诺。A promise made at the talk.' })
export class TalkPromiseType {
  @Field(() => Int, { description: '序号，从 1 起。Ordinal within the talk.' })
  no!: number;

  @Field(() => String, { description: '内容。What is promised.' })
  content!: string;

  @Field(() => String, { description: '衡量标准。By what it is measured.' })
  measure!: string;

  @Field(() => GraphQLDateTime, { description: '期限。By when.' })
  dueAt!: string;

  @Field(() => PromiseStateEnum, { description: '状态。State.' })
  state!: PromiseState;

  @Field(() => Boolean, { description: '逾期未报完成。Due, and not reported as done.' })
  overdue!: boolean;

  @Field(() => GraphQLDateTime, { nullable: true, description: '报完成的时间。Reported at.' })
  reportedAt!: string | null;

  @Field(() => String, { nullable: true, description: '完成情况。What was reported.' })
  summary!: string | null;

  @Field(() => [TalkEvidenceType], { description: '佐证材料。Evidence.' })
  evidence!: TalkEvidenceType[];

  @Field(() => GraphQLDateTime, { nullable: true, description: '认定时间。Judged at.' })
  judgedAt!: string | null;

  @Field(() => String, { nullable: true, description: '未兑现的理由。Why it was not kept.' })
  brokenBecause!: string | null;
}

@ObjectType('Talk', { description: '约谈及其记录。A talk with its record.' })
export class TalkType {
  @Field(() => ID, { description: '编号。Id.' })
  id!: string;

  @Field(() => TalkStatusEnum, { description: '状态。Status.' })
  status!: TalkStatus;

  @Field(() => ID, { description: '被约谈单位。Who was called.' })
  organisation!: string;

  @Field(() => String, { description: '名称。Its name.' })
  organisationName!: string;

  @Field(() => String, { description: '通知单位名称。Who called it.' })
  calledByName!: string;

  @Field(() => GraphQLDateTime, { description: '通知时间。Called at.' })
  calledAt!: string;

  @Field(() => TalkGroundType, { description: '事由。Why.' })
  ground!: TalkGroundType;

  @Field(() => GraphQLDateTime, { description: '约谈期限。By when it is to be held.' })
  holdBy!: string;

  @Field(() => GraphQLDateTime, { nullable: true, description: '约谈时间。Held at.' })
  heldAt!: string | null;

  @Field(() => [TalkGuestType], { description: '到场人员。Who came.' })
  attended!: TalkGuestType[];

  @Field(() => String, { nullable: true, description: '谈话记录。What was said.' })
  record!: string | null;

  @Field(() => [TalkPromiseType], { description: '整改承诺。The promises.' })
  promises!: TalkPromiseType[];

  @Field(() => GraphQLDateTime, {
    nullable: true,
    description: '下一到期时间。When the next thing of it is due.',
  })
  nextDue!: string | null;

  @Field(() => Boolean, { description: '有事项逾期。Whether something of it is overdue.' })
  overdue!: boolean;

  @Field(() => String, { nullable: true, description: '销号结论。How it was closed.' })
  conclusion!: string | null;

  @Field(() => String, { nullable: true, description: '取消的理由。Why it was cancelled.' })
  cancelReason!: string | null;

  @Field(() => Int, { description: '版本，可作 expectedRevision。Revision.' })
  revision!: number;
}

export const TalkConnection = connectionType(TalkType, 'Talk');

const promiseType = (promise: KnownPromise, now: string): TalkPromiseType => {
  const { no, content, measure, dueAt, state, reported, judgedAt, brokenBecause } = promise;
  return {
    no,
    content,
    measure,
    dueAt,
    state,
    overdue: state === 'open' && dueAt < now,
    reportedAt: orNull(reported?.at),
    summary: orNull(reported?.summary),
    evidence: shownEvidence(reported?.evidence ?? []),
    judgedAt: orNull(judgedAt),
    brokenBecause: orNull(brokenBecause),
  };
};

/** A ground as the API shows it. */
export function groundType({ kind, period, score, line, note, whistles = [] }: Talk['ground']) {
  const figures = { score: orNull(score), line: orNull(line) };
  return { kind, period, ...figures, note: orNull(note), whistles: [...whistles] };
}

/** A talk as the API shows it at a time. */
export function toTalkType(
  { id, revision, state }: Registered<Talk>,
  { nameOf, now }: { readonly nameOf: (organisation: string) => string; readonly now: string },
): TalkType {
  const { organisation, calledAt, holdBy, held, conclusion, cancelReason } = state;
  const nextDue = orNull(nextDueOf(state));
  return {
    id,
    revision,
    status: state.status as TalkStatus,
    organisation,
    organisationName: nameOf(organisation),
    calledByName: nameOf(state.calledBy),
    calledAt,
    ground: groundType(state.ground),
    holdBy,
    heldAt: orNull(held?.heldAt),
    attended: [...(held?.attended ?? [])],
    record: orNull(held?.record),
    promises: state.promises.map((one) => promiseType(one, now)),
    nextDue,
    overdue: nextDue !== null && nextDue < now,
    conclusion: orNull(conclusion),
    cancelReason: orNull(cancelReason),
  };
}
