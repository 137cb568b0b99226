import { Field, Float, ID, Int, ObjectType } from '@nestjs/graphql';
import { Freshness, GraphQLDateTime } from '#graphql';
import type { IntakeChannel, WhistleLevel } from '../../domain/whistle.events.js';
import { IntakeChannelEnum, WhistleLevelEnum, WhistleStageEnum } from '../../whistle.enums.js';
import { LimitType } from '../../whistle.limit.js';
import type { WhistleStage } from '../../domain/whistle.state.js';
import { WhistleStatusEnum } from '../read.enums.js';
import { RelatedWhistleType } from '../related-whistles/related-whistles.types.js';
import type { WhistleStatus } from '../work-lists/street-work-list.js';
import { ActionType } from './action.type.js';
import {
  CallType,
  DeadlineCardType,
  GateType,
  InitiationType,
  JointEnforcementType,
  OfficeholderType,
  ResidentSatisfactionType,
} from './procedure.types.js';
import { EvidenceType } from './evidence.type.js';
import { SummonsType } from './summons.types.js';

@ObjectType('Place', { description: '地点。Where it is.' })
export class PlaceType {
  @Field(() => String, { description: '地址。Address.' })
  address!: string;

  @Field(() => String, { description: '12 位区划代码。Region code, GB/T 2260.' })
  regionCode!: string;

  @Field(() => Float, { nullable: true, description: '经度，WGS 84。Longitude.' })
  longitude?: number | null;

  @Field(() => Float, { nullable: true, description: '纬度，WGS 84。Latitude.' })
  latitude?: number | null;
}

@ObjectType('ResidentContact', { description: '居民联系方式。How to reach the resident.' })
export class ResidentContactType {
  @Field(() => String, { description: '姓名。Name.' })
  name!: string;

  @Field(() => String, { description: '电话。Telephone.' })
  phone!: string;
}

@ObjectType('WhistleSource', { description: '来源系统中的案件。The case it came from.' })
export class SourceType {
  @Field(() => String, { description: '系统。The system.' })
  system!: string;

  @Field(() => String, { description: '案件编号。Its number there.' })
  reference!: string;
}

@ObjectType('OverallClock', {
  description: '整哨时钟；重新吹哨后重新起算。The clock of the whole; a reopening starts it anew.',
})
export class OverallClockType {
  @Field(() => LimitType, { description: '时限。The limit.' })
  limit!: LimitType;

  @Field(() => GraphQLDateTime, { description: '到期时间。Due at.' })
  dueAt!: string;

  @Field(() => Boolean, { description: '暂定。Provisional due time.' })
  provisional!: boolean;
}

@ObjectType('TimelineEntry', { description: '经过中的一条。One thing that happened.' })
export class TimelineEntryType {
  @Field(() => GraphQLDateTime, { description: '时间。When it happened.' })
  at!: string;

  @Field(() => Int, { description: '版本。Revision of the whistle.' })
  revision!: number;

  @Field(() => String, { description: '事件名。Name of the event.' })
  type!: string;

  @Field(() => String, { description: '如“2026-11-22 10:35 城管局签收”。For people to read.' })
  text!: string;

  @Field(() => ID, { description: '由哪个单位。Organisation that did it.' })
  organisation!: string;

  @Field(() => String, {
    description:
      '单位当时的名称；系统自动办理的为“系统”。Its name at that time; the service itself is 系统.',
  })
  organisationName!: string;

  @Field(() => String, {
    nullable: true,
    description:
      '由哪个账号：只给该单位自己和考核单位、管理员看，其他人为空。Account that did it: for its own organisation, the assessment and administrators; null for others.',
  })
  account!: string | null;

  @Field(() => Int, { nullable: true, description: '召集序号。Summons it is about.' })
  summons!: number | null;

  @Field(() => [EvidenceType], { description: '佐证。Evidence.' })
  evidence!: EvidenceType[];
}

@ObjectType('Whistle', { description: '哨及其全部经过。A whistle and all that happened to it.' })
export class WhistleType {
  @Field(() => ID, { description: '编号。Id.' })
  id!: string;

  @Field(() => WhistleStatusEnum, { description: '状态。Status.' })
  status!: WhistleStatus;

  @Field(() => WhistleStageEnum, {
    description: '阶段：派出之前在等什么。What it waits for before it has sounded.',
  })
  stage!: WhistleStage;

  @Field(() => GateType, {
    nullable: true,
    description: '正在等待的审哨或派单及其时钟。The review or dispatch it awaits, with its clock.',
  })
  gate!: GateType | null;

  @Field(() => CallType, {
    nullable: true,
    description:
      '审哨、派单时所请召集的单位；直接派出的为空。Whom it asked for; null where it sounded at once.',
  })
  call!: CallType | null;

  @Field(() => InitiationType, {
    nullable: true,
    description: '正在等待的领导确认。The leaders whose confirmation it awaits.',
  })
  initiation!: InitiationType | null;

  @Field(() => [OfficeholderType], {
    description: '发起人，每一职务一项。Whose initiative it is, one entry a post.',
  })
  initiators!: OfficeholderType[];

  @Field(() => String, { description: '种类。Kind.' })
  kind!: string;

  @Field(() => String, { description: '种类名称。Its name.' })
  kindName!: string;

  @Field(() => WhistleLevelEnum, { description: '级别。Level.' })
  level!: WhistleLevel;

  @Field(() => String, { description: 'GB/T 30428 类别。Category.' })
  category!: string;

  @Field(() => String, { description: '类别所属大类的名称。Name of its main class.' })
  categoryName!: string;

  @Field(() => String, { description: '标题。Title.' })
  title!: string;

  @Field(() => String, { description: '描述。Description.' })
  description!: string;

  @Field(() => PlaceType, { description: '地点。Place.' })
  place!: PlaceType;

  @Field(() => IntakeChannelEnum, { description: '受理渠道。Intake channel.' })
  channel!: IntakeChannel;

  @Field(() => ResidentContactType, {
    nullable: true,
    description:
      '居民联系方式，隐去大部分（138****1234），完整的用 revealContact 查看：只给正在办理的人看，即该街道、吹哨的社区、尚未办结的主办和协办部门、指挥中心；办结后只给待回访的街道。其他人为空。Masked until asked for by `revealContact`. Only for those who have a task open on it: its street, the community that blew it, lead and assisting departments until they are done, the command centre; once closed, for the street until the resident has been asked. Null for everybody else.',
  })
  contact!: ResidentContactType | null;

  @Field(() => ID, { description: '街道。Street whose whistle it is.' })
  street!: string;

  @Field(() => String, { description: '街道名称。Its name.' })
  streetName!: string;

  @Field(() => ID, { description: '吹哨单位。Organisation that blew it.' })
  raisedBy!: string;

  @Field(() => String, { description: '吹哨单位名称。Its name.' })
  raisedByName!: string;

  @Field(() => GraphQLDateTime, { description: '吹哨时间。Raised at.' })
  raisedAt!: string;

  @Field(() => String, { description: '所依规则及版本。Rule pack and version, `pack@version`.' })
  rule!: string;

  @Field(() => SourceType, { nullable: true, description: '来源案件。The case it came from.' })
  source!: SourceType | null;

  @Field(() => OverallClockType, { nullable: true, description: '整哨时钟。Overall clock.' })
  overall!: OverallClockType | null;

  @Field(() => GraphQLDateTime, { nullable: true, description: '结哨时间。Closed at.' })
  closedAt!: string | null;

  @Field(() => GraphQLDateTime, { nullable: true, description: '撤哨时间。Withdrawn at.' })
  withdrawnAt!: string | null;

  @Field(() => [ID], { description: '复哨：先前的哨。The earlier whistles that it repeats.' })
  previous!: string[];

  @Field(() => ID, { nullable: true, description: '并入的哨。The whistle it was merged into.' })
  mergedInto!: string | null;

  @Field(() => [RelatedWhistleType], {
    description:
      '复哨、并哨所连的哨，两个方向都有；无权查看的不列。Whistles about the same matter, in both directions; those that one may not read are left out.',
  })
  related!: RelatedWhistleType[];

  @Field(() => [ActionType], {
    description:
      '您对整哨能办什么、不能办的为何；各召集的在 summonses.actions。What you may do with the whole whistle, and why not; with a summons: its own `actions`.',
  })
  actions!: ActionType[];

  @Field(() => [JointEnforcementType], { description: '联合执法。Joint enforcements.' })
  enforcements!: JointEnforcementType[];

  @Field(() => ResidentSatisfactionType, {
    nullable: true,
    description:
      '居民满意度；街道的评分在各召集的 rating。The resident’s word; the street’s is `rating`.',
  })
  residentSatisfaction!: ResidentSatisfactionType | null;

  @Field(() => [DeadlineCardType], {
    description: '整哨时钟（审哨、派单、全程）的黄牌、红牌。Cards of its own clocks.',
  })
  cards!: DeadlineCardType[];

  @Field(() => Int, { description: '重新吹哨的次数。How often it was reopened.' })
  reopened!: number;

  @Field(() => [SummonsType], { description: '各部门的召集。Its summonses.' })
  summonses!: SummonsType[];

  @Field(() => [TimelineEntryType], { description: '经过。The timeline, oldest first.' })
  timeline!: TimelineEntryType[];

  @Field(() => Int, { description: '版本，可作 expectedRevision。Revision.' })
  revision!: number;

  @Field(() => String, { description: '日志位置。Position of its newest event.' })
  position!: string;

  @Field(() => Freshness, { description: '新鲜程度。How fresh the answer is.' })
  freshness!: Freshness;
}
