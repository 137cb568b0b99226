import { enumOf } from '#graphql';
import { Field, Int, ObjectType } from '@nestjs/graphql';
import {
  type Authority,
  AuthorityEnum,
  type ClockName,
  ClockNameEnum,
  LimitType,
  type ResponderKind,
  type SupervisionStep,
  SupervisionStepEnum,
  type WhistleLevel,
  WhistleLevelEnum,
} from '#whistle';

/** Names in GraphQL of who may be summoned. */
export const ResponderKindEnum = enumOf<ResponderKind>(
  'ResponderKind',
  '可以召集的单位。Who may be summoned.',
  {
    department: '区级部门。A department of the district.',
    'stationed-agency': '派出机构。An agency stationed in a street.',
    company: '物业等企业。A property company or the like.',
    utility: '水电气热、通信。A utility or operator.',
    'committee-member': '委员。A committee member.',
  },
);

@ObjectType({ description: '各步时限；没有的不限时。Limits of each step; none where absent.' })
class KindLimitsType {
  @Field(() => LimitType, { nullable: true, description: '签收。Until acknowledged.' })
  acknowledge?: LimitType;

  @Field(() => LimitType, { nullable: true, description: '联系。Until the street is called.' })
  contact?: LimitType;

  @Field(() => LimitType, { nullable: true, description: '报到。Until on site.' })
  arrive?: LimitType;

  @Field(() => LimitType, { nullable: true, description: '办结。Until resolved.' })
  resolve?: LimitType;

  @Field(() => LimitType, { nullable: true, description: '整哨。For the whistle as a whole.' })
  overall?: LimitType;
}

@ObjectType({ description: '审哨。Review before it sounds.' })
class ReviewPolicy {
  @Field(() => AuthorityEnum, { description: '由谁。By whom.' })
  by!: Authority;

  @Field(() => String, { nullable: true, description: '须为何职务。The post that must sign.' })
  post?: string;

  @Field(() => LimitType, { nullable: true, description: '时限。Limit.' })
  limit?: LimitType;
}

@ObjectType({ description: '派单。Dispatch by the command centre.' })
class DispatchPolicy {
  @Field(() => AuthorityEnum, { description: '由谁。By whom.' })
  by!: Authority;

  @Field(() => LimitType, { nullable: true, description: '时限。Limit.' })
  limit?: LimitType;
}

@ObjectType({ description: '退哨与裁定。Declining, and the ruling on it.' })
class DeclinePolicy {
  @Field(() => LimitType, {
    nullable: true,
    description: '派哨后多久内可以提出；无则反馈前均可。Window after dispatch.',
  })
  window?: LimitType;

  @Field(() => LimitType, { nullable: true, description: '多久内裁定。Limit of the ruling.' })
  ruling?: LimitType;
}

@ObjectType({ description: '延期。Extensions of the resolve clock.' })
export class ExtensionPolicy {
  @Field(() => LimitType, { description: '累计上限，按其单位申请。The longest sum; its unit.' })
  most!: LimitType;

  @Field(() => AuthorityEnum, { description: '由谁批准。Who grants.' })
  by!: Authority;
}

@ObjectType({ description: '挂账。Pausing the clocks.' })
class PausePolicy {
  @Field(() => AuthorityEnum, { description: '由谁批准。Who approves.' })
  by!: Authority;

  @Field(() => LimitType, { nullable: true, description: '单次最长。The longest single pause.' })
  most?: LimitType;
}

@ObjectType({ description: '须附材料的单位。Who must send evidence.' })
class EvidencePolicy {
  @Field(() => [ResponderKindEnum], { description: '报到时。With an arrival.' })
  arrive!: ResponderKind[];

  @Field(() => [ResponderKindEnum], { description: '反馈时。With a report.' })
  resolve!: ResponderKind[];

  @Field(() => String, {
    nullable: true,
    description: '为什么非附不可；较早的规则没有写。Why it is necessary; older rules do not say.',
  })
  reason!: string | null;
}

@ObjectType({ description: '督办的一级。A rung of the ladder of supervision.' })
class LadderRung {
  @Field(() => SupervisionStepEnum, { description: '做什么。What happens.' })
  step!: SupervisionStep;

  @Field(() => LimitType, { description: '到期后多久；0 为随逾期即发。After the due time.' })
  after!: LimitType;

  @Field(() => [ClockNameEnum], { description: '适用于哪些时钟。Whose misses climb it.' })
  clocks!: ClockName[];
}

@ObjectType({ description: '次数提级。Counts at which the matter is escalated.' })
class EscalationPolicy {
  @Field(() => Int, { nullable: true, description: '退回重办几次。Times sent back.' })
  sentBack?: number;

  @Field(() => Int, { nullable: true, description: '改派几次。Times handed on.' })
  redispatched?: number;
}

@ObjectType({
  description:
    '街道自身各步的时限；没有的只计时。Limits of the street’s own steps; none where absent.',
})
class StreetPolicy {
  @Field(() => LimitType, { nullable: true, description: '到场确认，自报到起。After an arrival.' })
  confirmArrival?: LimitType;

  @Field(() => LimitType, { nullable: true, description: '核实，自反馈起。After a report.' })
  verify?: LimitType;

  @Field(() => LimitType, { nullable: true, description: '评哨，自办结起。After the settlement.' })
  rate?: LimitType;

  @Field(() => Boolean, {
    description: '逾期未核实是否视为办结（默认办结）。Whether silence counts as verification.',
  })
  deemedVerified!: boolean;
}

@ObjectType({ description: '申诉的期限；没有的不限时。Limits of appeals; none where absent.' })
class AppealPolicy {
  @Field(() => LimitType, {
    nullable: true,
    description: '提出，自召集结束或评哨起。Filing, after the end or the rating.',
  })
  file?: LimitType;

  @Field(() => LimitType, { nullable: true, description: '裁决，自提出起。Deciding, from filing.' })
  decide?: LimitType;
}

@ObjectType({ description: '规则包及版本。A rule pack and its version.' })
class RuleVersion {
  @Field(() => String, { description: '规则包。Pack.' })
  pack!: string;

  @Field(() => String, { description: '版本。Version.' })
  version!: string;
}

@ObjectType({ description: '现行规则中的一种哨。A kind of whistle in the rules in force.' })
export class WhistleKind {
  @Field(() => String, { description: '代码，吹哨时填写。Code, for `raiseWhistle`.' })
  kind!: string;

  @Field(() => String, { description: '名称。Name.' })
  name!: string;

  @Field(() => [WhistleLevelEnum], { description: '可由哪一级吹响。Levels that may blow it.' })
  levels!: WhistleLevel[];

  @Field(() => [String], {
    description:
      '须由哪些职务的街道领导发起：本人吹哨，或逐一确认。Posts of the street whose holders must each start it, or confirm it.',
  })
  initiators!: string[];

  @Field(() => String, { nullable: true, description: '由谁督办。Who oversees it.' })
  supervisedBy?: string;

  @Field(() => KindLimitsType, { description: '时限。Limits.' })
  limits!: KindLimitsType;

  @Field(() => ReviewPolicy, { nullable: true, description: '审哨；无则不审。Review, if any.' })
  review?: ReviewPolicy;

  @Field(() => DispatchPolicy, { nullable: true, description: '派单；无则直派。Direct if absent.' })
  dispatch?: DispatchPolicy;

  @Field(() => DeclinePolicy, { nullable: true, description: '退哨。Declining.' })
  decline?: DeclinePolicy;

  @Field(() => ExtensionPolicy, { nullable: true, description: '延期；无则不得。None if absent.' })
  extension?: ExtensionPolicy;

  @Field(() => PausePolicy, {
    nullable: true,
    description: '挂账；无则由街道批准、不设上限。By the street and without a cap where absent.',
  })
  pause?: PausePolicy;

  @Field(() => EvidencePolicy, { description: '须附材料的单位。Who must send evidence.' })
  evidence!: EvidencePolicy;

  @Field(() => Int, {
    nullable: true,
    description:
      '离线报到按设备时间判定的容差（分钟），须街道确认到场；空则一律按服务器时间。Minutes by which the device’s time may differ and still judge, once countersigned; null: the server’s alone.',
  })
  arrivalToleranceMinutes!: number | null;

  @Field(() => [LadderRung], { description: '自动督办。The ladder of supervision.' })
  ladder!: LadderRung[];

  @Field(() => EscalationPolicy, { nullable: true, description: '次数提级。Escalation by counts.' })
  escalate?: EscalationPolicy;

  @Field(() => StreetPolicy, {
    nullable: true,
    description: '街道自身各步的时限；无则只计时。The street’s own steps; only measured if absent.',
  })
  street?: StreetPolicy;

  @Field(() => AppealPolicy, { nullable: true, description: '申诉；无则不限时。Appeals.' })
  appeal?: AppealPolicy;

  @Field(() => RuleVersion, { description: '出自哪一版规则。The rule version.' })
  rule!: RuleVersion;
}
