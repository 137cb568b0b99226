import { Field, InputType, Int } from '@nestjs/graphql';
import { IsIn, IsInt, IsOptional, Min } from 'class-validator';
import { enumOf, GraphQLDateTime, inputError } from '#graphql';
import {
  APPEAL_SUBJECTS,
  type AppealSubject,
  CLOCK_NAMES,
  type ClockName,
  type Contested,
  EXCLUSION_GROUNDS,
  type ExclusionGround,
} from '../domain/whistle.events.js';
import { AppealSubjectEnum, ClockNameEnum, ExclusionGroundEnum } from '../whistle.enums.js';
import { type EvidenceInput, EvidenceList } from './response.inputs.js';
import { OnSummonsInput, Reason } from './whistle.inputs.js';

@InputType({
  description:
    '申诉：部门对考核所依据的时间、评哨、职责或计入考核有异议；结哨、撤哨、并哨后也可提出。Contest a time, a rating, the duty, or that it counts; also after the end.',
})
export class FileAppealInput extends OnSummonsInput {
  @Field(() => AppealSubjectEnum, { description: '申诉的事项。What is contested.' })
  @IsIn(APPEAL_SUBJECTS, { message: '申诉事项无效' })
  subject!: AppealSubject;

  @Field(() => ClockNameEnum, {
    nullable: true,
    description: '哪一步的时间；申诉时间时必填。Which time; for a timestamp only.',
  })
  @IsOptional()
  @IsIn(CLOCK_NAMES, { message: '计时项无效' })
  clock?: ClockName | null;

  @Field(() => GraphQLDateTime, {
    nullable: true,
    description: '主张的时间；申诉时间时必填。When it was done, as claimed; for a timestamp only.',
  })
  claimedAt?: string | null;

  @Field(() => ExclusionGroundEnum, {
    nullable: true,
    description: '不计入考核的理由；申请剔除时必填。The ground; for an exclusion only.',
  })
  @IsOptional()
  @IsIn(EXCLUSION_GROUNDS, { message: '剔除理由无效' })
  ground?: ExclusionGround | null;

  @Reason()
  reason!: string;

  @EvidenceList()
  evidence: EvidenceInput[] = [];
}

const missing = (field: string, message: string) =>
  inputError(`input.${field}`, 'REQUIRED', message);

/** As the domain has it. @throws a 400 error where what the subject needs is missing */
export function contestedOf({ subject, clock, claimedAt, ground }: FileAppealInput): Contested {
  switch (subject) {
    case 'timestamp':
      if (!clock) throw missing('clock', '申诉时间须写明是哪一步');
      if (!claimedAt) throw missing('claimedAt', '申诉时间须写明主张的时间');
      return { subject, clock, claimedAt };
    case 'exclusion':
      if (!ground) throw missing('ground', '申请不计入考核须写明理由的类别');
      return { subject, ground };
    default:
      return { subject };
  }
}

@InputType({ isAbstract: true })
abstract class OnAppealInput extends OnSummonsInput {
  @Field(() => Int, {
    description: '申诉在该项召集内的序号，从 1 起。Ordinal of the appeal within its summons.',
  })
  @IsInt({ message: '申诉序号须为整数' })
  @Min(1, { message: '申诉序号从 1 起' })
  appeal!: number;
}

@InputType({ description: '撤回待裁决的申诉。Withdraw an appeal that is pending.' })
export class WithdrawAppealInput extends OnAppealInput {}

const DECISIONS = ['upheld', 'rejected'] as const;
type AppealDecision = (typeof DECISIONS)[number];

const AppealDecisionEnum = enumOf<AppealDecision>(
  'AppealDecision',
  '申诉的裁决。The decision on an appeal.',
  { upheld: '成立。Upheld.', rejected: '不成立。Rejected.' },
);

@InputType({ description: '裁决申诉；裁决为最终结果。Decide an appeal, for good.' })
export class DecideAppealInput extends OnAppealInput {
  @Field(() => AppealDecisionEnum, { description: '成立或不成立。Upheld or rejected.' })
  @IsIn(DECISIONS, { message: '裁决无效' })
  outcome!: AppealDecision;

  @Reason()
  reason!: string;

  @Field(() => GraphQLDateTime, {
    nullable: true,
    description:
      '时间申诉成立时更正为何时；不填则按主张的时间。Of an upheld timestamp: the corrected time; as claimed where absent.',
  })
  correctedAt?: string | null;
}
