import { Field, ObjectType } from '@nestjs/graphql';
import { GraphQLDateTime } from '#graphql';
import type { Decline, Extension, PauseRequest } from '../../domain/summons.state.js';
import type { Authority, SupervisionCause, SupervisionStep } from '../../domain/whistle.events.js';
import { AuthorityEnum, SupervisionStepEnum } from '../../whistle.enums.js';
import { LimitType } from '../../whistle.limit.js';
import { DeclineOutcomeEnum, ExtensionOutcomeEnum, SupervisionCauseEnum } from '../read.enums.js';
import { NamedOrganisationType } from './procedure.types.js';

@ObjectType('Decline', { description: '退哨及其裁定。“Not ours”, and the ruling on it.' })
export class DeclineType {
  @Field(() => GraphQLDateTime, { description: '退哨时间。Declined at.' })
  at!: string;

  @Field(() => String, { description: '理由。The reason.' })
  reason!: string;

  @Field(() => String, { description: '依据：法规、三定方案或权责清单。The legal basis.' })
  legalBasis!: string;

  @Field(() => GraphQLDateTime, { nullable: true, description: '应于何时裁定。Ruling due at.' })
  rulingDueAt!: string | null;

  @Field(() => DeclineOutcomeEnum, { description: '裁定。The outcome.' })
  outcome!: Decline['outcome'];

  @Field(() => GraphQLDateTime, { nullable: true, description: '裁定时间。Ruled at.' })
  ruledAt!: string | null;

  @Field(() => String, { nullable: true, description: '裁定理由。Reason of the ruling.' })
  ruledBecause!: string | null;

  @Field(() => NamedOrganisationType, {
    nullable: true,
    description: '裁定由谁接办。Who takes over by the ruling.',
  })
  replacement!: NamedOrganisationType | null;
}

@ObjectType('Extension', { description: '延期及其答复。A request for more time, and its answer.' })
export class ExtensionType {
  @Field(() => GraphQLDateTime, { description: '申请时间。Asked at.' })
  at!: string;

  @Field(() => LimitType, {
    description: '所请时长，自到期时起算。Asked for, from the due time on.',
  })
  extension!: LimitType;

  @Field(() => LimitType, {
    nullable: true,
    description: '准予的时长，不多于所请；未准则空。Granted, at most what was asked for.',
  })
  granted!: LimitType | null;

  @Field(() => String, { description: '理由。The reason.' })
  reason!: string;

  @Field(() => AuthorityEnum, { description: '由谁答复。Who answers.' })
  by!: Authority;

  @Field(() => ExtensionOutcomeEnum, { description: '答复。The outcome.' })
  outcome!: Extension['outcome'];

  @Field(() => GraphQLDateTime, { nullable: true, description: '答复时间。Answered at.' })
  answeredAt!: string | null;

  @Field(() => String, { nullable: true, description: '不同意的理由。Why it was refused.' })
  refusedBecause!: string | null;
}

@ObjectType('PauseRequest', { description: '挂账申请及其答复。A pause asked for, and its answer.' })
export class PauseRequestType {
  @Field(() => GraphQLDateTime, { description: '申请时间。Asked at.' })
  at!: string;

  @Field(() => String, { description: '理由。The reason.' })
  reason!: string;

  @Field(() => GraphQLDateTime, { description: '申请挂账到何时。Until when.' })
  until!: string;

  @Field(() => AuthorityEnum, { description: '由谁答复。Who answers.' })
  by!: Authority;

  @Field(() => ExtensionOutcomeEnum, { description: '答复。The outcome.' })
  outcome!: PauseRequest['outcome'];

  @Field(() => GraphQLDateTime, { nullable: true, description: '答复时间。Answered at.' })
  answeredAt!: string | null;

  @Field(() => String, { nullable: true, description: '不同意的理由。Why it was refused.' })
  refusedBecause!: string | null;
}

@ObjectType('SupervisionAnswer', { description: '督办答复。What will be done by when.' })
export class SupervisionAnswerType {
  @Field(() => GraphQLDateTime, { description: '答复时间。Answered at.' })
  at!: string;

  @Field(() => String, { description: '将如何办。What will be done.' })
  plan!: string;

  @Field(() => GraphQLDateTime, { description: '何时办到。By when.' })
  doneBy!: string;
}

@ObjectType('Supervision', { description: '一次督办。One issue of supervision.' })
export class SupervisionType {
  @Field(() => GraphQLDateTime, { description: '时间。When.' })
  at!: string;

  @Field(() => SupervisionStepEnum, { description: '层级。The rung.' })
  step!: SupervisionStep;

  @Field(() => SupervisionCauseEnum, { description: '由来。The cause.' })
  cause!: SupervisionCause;

  @Field(() => String, { description: '理由。The reason.' })
  reason!: string;

  @Field(() => SupervisionAnswerType, {
    nullable: true,
    description: '部门的答复；未答复则空。The department’s answer; null while there is none.',
  })
  answer!: SupervisionAnswerType | null;
}
