import { Field, ID, Int, ObjectType } from '@nestjs/graphql';
import { GraphQLDateTime } from '#graphql';
import type {
  Appeal,
  AppealSubject,
  ClockName,
  ExclusionGround,
} from '../../domain/whistle.events.js';
import { AppealSubjectEnum, ClockNameEnum, ExclusionGroundEnum } from '../../whistle.enums.js';
import { EvidenceType } from './evidence.type.js';
import { AppealOutcomeEnum } from '../read.enums.js';

@ObjectType('SummonsAppeal', {
  description:
    '一项申诉及其裁决；原记录保留在经过中。An appeal and its decision; what was recorded stays in the timeline.',
})
export class AppealType {
  @Field(() => Int, { description: '在该项召集内的序号。Ordinal within the summons.' })
  appeal!: number;

  @Field(() => GraphQLDateTime, { description: '提出时间。Filed at.' })
  filedAt!: string;

  @Field(() => ID, { description: '提出的单位。Who filed it.' })
  filedBy!: string;

  @Field(() => String, { description: '其名称。Its name.' })
  filedByName!: string;

  @Field(() => AppealSubjectEnum, { description: '事项。What is contested.' })
  subject!: AppealSubject;

  @Field(() => ClockNameEnum, { nullable: true, description: '哪一步的时间。Which time.' })
  clock!: ClockName | null;

  @Field(() => GraphQLDateTime, {
    nullable: true,
    description: '当时的记录；没有记录则空。As it was on record; null where it was not.',
  })
  recordedAt!: string | null;

  @Field(() => GraphQLDateTime, { nullable: true, description: '主张的时间。As claimed.' })
  claimedAt!: string | null;

  @Field(() => GraphQLDateTime, {
    nullable: true,
    description: '裁决更正的时间。As corrected by the decision.',
  })
  correctedAt!: string | null;

  @Field(() => ExclusionGroundEnum, {
    nullable: true,
    description: '不计入考核的理由。The ground of an exclusion.',
  })
  ground!: ExclusionGround | null;

  @Field(() => String, { description: '理由。The reason.' })
  reason!: string;

  @Field(() => [EvidenceType], { description: '佐证。Evidence.' })
  evidence!: EvidenceType[];

  @Field(() => GraphQLDateTime, {
    nullable: true,
    description: '应于何时裁决；规则未设时限则空。Decision due at, where the rules say.',
  })
  decisionDueAt!: string | null;

  @Field(() => Boolean, { description: '裁决是否逾期。Whether it is or was decided late.' })
  late!: boolean;

  @Field(() => AppealOutcomeEnum, { description: '结果。The outcome.' })
  outcome!: Appeal['outcome'];

  @Field(() => GraphQLDateTime, {
    nullable: true,
    description: '裁决或撤回时间。Decided or withdrawn at.',
  })
  endedAt!: string | null;

  @Field(() => String, { nullable: true, description: '裁决理由。Reason of the decision.' })
  decidedBecause!: string | null;
}
