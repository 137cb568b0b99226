import { Field, ID, Int, ObjectType } from '@nestjs/graphql';
import { GraphQLDateTime } from '#graphql';
import type { Authority, DeadlineClock, SatisfactionChannel } from '../../domain/whistle.events.js';
import { AuthorityEnum, SatisfactionChannelEnum } from '../../whistle.enums.js';
import { LimitType } from '../../whistle.limit.js';
import { CardColourEnum, DeadlineClockEnum } from '../read.enums.js';
import type { CardColour } from '../work-lists/work-lists.cards.js';

@ObjectType('NamedOrganisation', { description: '单位及其名称。An organisation and its name.' })
export class NamedOrganisationType {
  @Field(() => ID, { description: '编号。Id.' })
  id!: string;

  @Field(() => String, { description: '名称。Name.' })
  name!: string;
}

@ObjectType('WhistleCall', { description: '所请召集的单位。Whom a whistle asks for.' })
export class CallType {
  @Field(() => NamedOrganisationType, { description: '主办。In the lead.' })
  lead!: NamedOrganisationType;

  @Field(() => [NamedOrganisationType], { description: '协办。Assisting.' })
  assisting!: NamedOrganisationType[];

  @Field(() => [NamedOrganisationType], { description: '知会。Informed.' })
  informed!: NamedOrganisationType[];
}

@ObjectType('WhistleGate', {
  description: '正在等待的审哨或派单。The review or dispatch it awaits.',
})
export class GateType {
  @Field(() => DeadlineClockEnum, { description: '审哨或派单。Review or dispatch.' })
  clock!: DeadlineClock;

  @Field(() => AuthorityEnum, { description: '由谁办。Who does it.' })
  by!: Authority;

  @Field(() => String, { nullable: true, description: '须由何职务签批。The post that must sign.' })
  post!: string | null;

  @Field(() => GraphQLDateTime, { description: '自何时起等待。Waiting since.' })
  since!: string;

  @Field(() => LimitType, { nullable: true, description: '时限。The limit, if any.' })
  limit!: LimitType | null;

  @Field(() => GraphQLDateTime, { nullable: true, description: '到期时间。Due at.' })
  dueAt!: string | null;

  @Field(() => Boolean, { description: '暂定：涉及尚未公布的节假日。Provisional due time.' })
  provisional!: boolean;

  @Field(() => Boolean, { description: '是否已超期。Whether that has passed.' })
  overdue!: boolean;
}

@ObjectType('Officeholder', { description: '任职者。A person acting by virtue of a post.' })
export class OfficeholderType {
  @Field(() => String, { description: '姓名。Name.' })
  name!: string;

  @Field(() => String, { description: '职务。Post.' })
  post!: string;

  @Field(() => Boolean, {
    description:
      '本人登录签署为是；他人填报的姓名为否。Whether the person signed; false where somebody else typed the name.',
  })
  signed!: boolean;
}

@ObjectType('WhistleInitiation', {
  description: '正在等待的领导确认。The leaders whose confirmation it awaits.',
})
export class InitiationType {
  @Field(() => [String], { description: '尚须由哪些职务确认。Posts that have to confirm.' })
  awaiting!: string[];

  @Field(() => GraphQLDateTime, { description: '自何时起等待。Waiting since.' })
  since!: string;
}

@ObjectType('JointEnforcement', {
  description: '联合执法。Several departments that go out together.',
})
export class JointEnforcementType {
  @Field(() => Int, { description: '本哨内的序号。Ordinal within the whistle.' })
  enforcement!: number;

  @Field(() => [NamedOrganisationType], { description: '参加部门。The departments called.' })
  departments!: NamedOrganisationType[];

  @Field(() => GraphQLDateTime, { description: '召集时间。Called at.' })
  calledAt!: string;

  @Field(() => GraphQLDateTime, { description: '开始时间。When it is to start.' })
  startsAt!: string;

  @Field(() => String, { description: '方案。The plan.' })
  plan!: string;

  @Field(() => GraphQLDateTime, { nullable: true, description: '结束时间。Concluded at.' })
  concludedAt!: string | null;

  @Field(() => [NamedOrganisationType], {
    description: '到场部门；结束后才有。Who came, once concluded.',
  })
  attended!: NamedOrganisationType[];

  @Field(() => String, { nullable: true, description: '检查情况。The findings.' })
  findings!: string | null;

  @Field(() => String, { nullable: true, description: '处理措施。The measures.' })
  measures!: string | null;
}

@ObjectType('ResidentSatisfaction', {
  description: '居民满意度（回访），与街道评分分开。What the resident says, apart from the street.',
})
export class ResidentSatisfactionType {
  @Field(() => GraphQLDateTime, { description: '时间。When.' })
  at!: string;

  @Field(() => Int, { description: '1 非常不满意 … 5 非常满意。Satisfaction, 1–5.' })
  satisfaction!: number;

  @Field(() => SatisfactionChannelEnum, { description: '回访方式。How the resident was asked.' })
  channel!: SatisfactionChannel;

  @Field(() => String, { nullable: true, description: '意见。Comment.' })
  comment!: string | null;
}

@ObjectType('DeadlineCard', {
  description: '黄牌或红牌；停表后仍留在案。A yellow or red card; stays on record.',
})
export class DeadlineCardType {
  @Field(() => DeadlineClockEnum, { description: '哪个时钟。Which clock.' })
  clock!: DeadlineClock;

  @Field(() => CardColourEnum, { description: '牌色。Colour.' })
  colour!: CardColour;

  @Field(() => GraphQLDateTime, { description: '所指的到期时间。The deadline it is about.' })
  dueAt!: string;

  @Field(() => GraphQLDateTime, { nullable: true, description: '亮黄牌时间。Warned at.' })
  warnedAt!: string | null;

  @Field(() => GraphQLDateTime, { nullable: true, description: '亮红牌时间。Missed at.' })
  missedAt!: string | null;

  @Field(() => GraphQLDateTime, {
    nullable: true,
    description: '下一级督办自动发出的时间。When the next rung is climbed by itself.',
  })
  nextStepAt!: string | null;
}
