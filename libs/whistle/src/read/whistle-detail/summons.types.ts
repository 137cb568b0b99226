import { Field, Float, ID, Int, ObjectType } from '@nestjs/graphql';
import { GraphQLDateTime } from '#graphql';
import type { SummonsStatus, Verdict } from '../../domain/summons-clocks.js';
import type { Release } from '../../domain/summons.state.js';
import type { ClockName, ExclusionGround, SummonsRole } from '../../domain/whistle.events.js';
import { ClockNameEnum, ExclusionGroundEnum, SummonsRoleEnum } from '../../whistle.enums.js';
import { LimitType } from '../../whistle.limit.js';
import { ReleaseEnum, SummonsStatusEnum, VerdictEnum } from '../read.enums.js';
import { ActionType } from './action.type.js';
import { AppealType } from './appeal.types.js';
import { EvidenceType } from './evidence.type.js';
import { DeadlineCardType } from './procedure.types.js';
import { DeclineType, ExtensionType, PauseRequestType, SupervisionType } from './request.types.js';
import { ArrivalType, ReportType } from './response.types.js';
import { StreetClockType } from './street-clock.types.js';

@ObjectType('SummonsClock', { description: '召集的一个时钟。A clock of a summons.' })
export class SummonsClockType {
  @Field(() => ClockNameEnum, { description: '哪个时钟。Which clock.' })
  name!: ClockName;

  @Field(() => LimitType, { nullable: true, description: '时限；无则只计时。The limit, if any.' })
  limit!: LimitType | null;

  @Field(() => GraphQLDateTime, { nullable: true, description: '到期时间。Due at.' })
  dueAt!: string | null;

  @Field(() => Boolean, { description: '暂定：涉及尚未公布的节假日。Provisional due time.' })
  provisional!: boolean;

  @Field(() => GraphQLDateTime, { nullable: true, description: '停表时间。Stopped at.' })
  stoppedAt!: string | null;

  @Field(() => VerdictEnum, { nullable: true, description: '结论；无时限则无。The verdict.' })
  verdict!: Verdict | null;

  @Field(() => Float, {
    description:
      '自派哨起的分钟数，不含挂账。Minutes since dispatch, so far or in all, net of pauses.',
  })
  elapsedMinutes!: number;
}

@ObjectType('ClockPause', { description: '挂账。A time during which the clocks stood still.' })
export class PauseType {
  @Field(() => GraphQLDateTime, { description: '起。From.' })
  from!: string;

  @Field(() => GraphQLDateTime, { nullable: true, description: '止；无则仍在挂账。Until.' })
  to?: string | null;

  @Field(() => GraphQLDateTime, {
    nullable: true,
    description:
      '至迟何时自动恢复；无上限则空。When the clocks run on by themselves; null: no cap.',
  })
  until!: string | null;

  @Field(() => String, {
    nullable: true,
    description:
      '批准人账号：只给其单位和考核单位、管理员看。The account that approved it, for whoever sees who did what.',
  })
  approvedBy!: string | null;

  @Field(() => String, { description: '理由。The reason.' })
  reason!: string;
}

@ObjectType('DepartmentRating', { description: '评哨。The street’s rating, 1–5 each.' })
export class RatingType {
  @Field(() => GraphQLDateTime, { description: '时间。When.' })
  at!: string;

  @Field(() => Int, { description: '满意度。Satisfaction.' })
  satisfaction!: number;

  @Field(() => Int, { description: '响应速度。Speed of response.' })
  responseSpeed!: number;

  @Field(() => Int, { description: '配合力度。Cooperation.' })
  cooperation!: number;

  @Field(() => Int, { description: '落实程度。Implementation.' })
  implementation!: number;

  @Field(() => String, { nullable: true, description: '评语。Comment.' })
  comment?: string | null;
}

@ObjectType('Summons', { description: '对一个部门的召集。One department’s obligation.' })
export class SummonsType {
  @Field(() => Int, { description: '本哨内的序号，从 1 起。Ordinal within the whistle.' })
  summons!: number;

  @Field(() => ID, { description: '部门。Department.' })
  department!: string;

  @Field(() => String, { description: '部门名称。Its name.' })
  departmentName!: string;

  @Field(() => SummonsRoleEnum, { description: '角色。Role.' })
  role!: SummonsRole;

  @Field(() => SummonsStatusEnum, { description: '状态。Status.' })
  status!: SummonsStatus;

  @Field(() => GraphQLDateTime, { description: '派哨时间，各时钟由此起算。Dispatched at.' })
  summonedAt!: string;

  @Field(() => String, {
    description: '起表所依规则及版本。What started its clocks, `pack@version`.',
  })
  rule!: string;

  @Field(() => Boolean, { description: '是否挂账。Whether its clocks stand still.' })
  paused!: boolean;

  @Field(() => ClockNameEnum, { nullable: true, description: '下一到期的时钟。Next clock due.' })
  nextClock!: ClockName | null;

  @Field(() => GraphQLDateTime, { nullable: true, description: '下一到期时间。Next due at.' })
  nextDueAt!: string | null;

  @Field(() => Boolean, { description: '是否已超期。Whether that has passed.' })
  overdue!: boolean;

  @Field(() => [SummonsClockType], { description: '各时钟；知会无。Its clocks; informed: none.' })
  clocks!: SummonsClockType[];

  @Field(() => [PauseType], { description: '挂账记录。Its pauses.' })
  pauses!: PauseType[];

  @Field(() => [PauseRequestType], {
    description: '挂账申请及答复，先后为序。Pauses asked for, oldest first.',
  })
  pauseRequests!: PauseRequestType[];

  @Field(() => GraphQLDateTime, {
    nullable: true,
    description: '首次联系街道的时间。When it first called the street.',
  })
  contactedAt!: string | null;

  @Field(() => GraphQLDateTime, {
    nullable: true,
    description: '退哨期限；空则报到前均可。Until when it may decline; null: before it reports.',
  })
  declineUntil!: string | null;

  @Field(() => DeclineType, { nullable: true, description: '退哨及裁定。Its decline, if any.' })
  decline!: DeclineType | null;

  @Field(() => [ExtensionType], { description: '延期。Its requests for more time, oldest first.' })
  extensions!: ExtensionType[];

  @Field(() => [SupervisionType], { description: '督办记录。Its supervisions, oldest first.' })
  supervisions!: SupervisionType[];

  @Field(() => [DeadlineCardType], { description: '黄牌、红牌。Its cards.' })
  cards!: DeadlineCardType[];

  @Field(() => [StreetClockType], {
    description:
      '街道自身各步的时钟，先后为序；规则未设时限的不列。Clocks of the street’s own steps, oldest first; only those that the rules limit.',
  })
  streetClocks!: StreetClockType[];

  @Field(() => Int, { description: '退回次数。How often it was sent back.' })
  sentBack!: number;

  @Field(() => ArrivalType, {
    nullable: true,
    description: '最近一次报到；未报到则空。Its latest arrival; null where nobody came yet.',
  })
  arrival!: ArrivalType | null;

  @Field(() => ReportType, {
    nullable: true,
    description: '最近一次反馈；未反馈则空。Its latest report; null where there is none yet.',
  })
  report!: ReportType | null;

  @Field(() => GraphQLDateTime, { nullable: true, description: '到场确认时间。Arrival confirmed.' })
  arrivalConfirmedAt!: string | null;

  @Field(() => GraphQLDateTime, { nullable: true, description: '反馈时间。Reported at.' })
  reportedAt!: string | null;

  @Field(() => GraphQLDateTime, { nullable: true, description: '核实办结时间。Confirmed at.' })
  confirmedAt!: string | null;

  @Field(() => Boolean, {
    description:
      '是否因街道逾期未核实而视为核实办结（默认办结）。Whether the street’s silence was taken as verification.',
  })
  deemedVerified!: boolean;

  @Field(() => ReleaseEnum, { nullable: true, description: '解除方式。How it was let go.' })
  released!: Release | null;

  @Field(() => GraphQLDateTime, { nullable: true, description: '解除时间。Let go at.' })
  releasedAt!: string | null;

  @Field(() => RatingType, { nullable: true, description: '街道评分。The rating.' })
  rating!: RatingType | null;

  @Field(() => [AppealType], { description: '申诉及裁决，先后为序。Appeals, oldest first.' })
  appeals!: AppealType[];

  @Field(() => Boolean, {
    description:
      '是否派错：退哨成立，或职责申诉成立；各步计时均免计。Whether it was called wrongly: excused from every clock.',
  })
  excused!: boolean;

  @Field(() => ExclusionGroundEnum, {
    nullable: true,
    description:
      '经裁决不计入考核的理由；计入则空。Why it counts in no score; null where it counts.',
  })
  excluded!: ExclusionGround | null;

  @Field(() => [ActionType], {
    description: '您对该召集能办什么、不能办的为何。What you may do with it, and why not.',
  })
  actions!: ActionType[];

  @Field(() => [EvidenceType], { description: '佐证。Evidence.' })
  evidence!: EvidenceType[];
}
