import { Args, InputType, Mutation, Resolver } from '@nestjs/graphql';
import { CurrentActor } from '#access';
import type { Actor } from '#event-sourcing';
import { Organisation, Text } from '#graphql';
import { type EvidenceInput, EvidenceList, evidenceOf } from './response.inputs.js';
import { type WhistleAnswer, whistleResult } from './whistle-result.js';
import { WhistleSender } from './whistle-sender.js';
import { OnSummonsInput, Reason } from './whistle.inputs.js';

@InputType({
  description:
    '退哨：须附法定依据；裁定前时钟不停。Decline the duty, with its legal basis; clocks run on until the ruling.',
})
class DeclineSummonsInput extends OnSummonsInput {
  @Reason()
  reason!: string;

  @Text({
    label: '依据',
    description:
      '依据：法律法规、三定方案或权责清单，2–1000 字。The law or the list of duties it rests on.',
    length: [2, 1000],
  })
  legalBasis!: string;

  @EvidenceList()
  evidence!: EvidenceInput[];
}

@InputType({
  description:
    '裁定退哨成立；主办须指定接手部门。Uphold a decline; where the department leads, a successor is named.',
})
class UpholdDeclineInput extends OnSummonsInput {
  @Reason()
  reason!: string;

  @Organisation('接手的部门。The department that takes over.', true)
  replacement?: string | null;
}

@InputType({
  description: '裁定退哨不成立，不得再退。Overrule a decline; it cannot be declined again.',
})
class OverruleDeclineInput extends OnSummonsInput {
  @Reason()
  reason!: string;
}

const DeclineSummonsResult = whistleResult('DeclineSummonsResult');
const UpholdDeclineResult = whistleResult('UpholdDeclineResult');
const OverruleDeclineResult = whistleResult('OverruleDeclineResult');

@Resolver()
export class DecliningResolver {
  constructor(private readonly sender: WhistleSender) {}

  @Mutation(() => DeclineSummonsResult, {
    description:
      '退哨：须附法定依据；裁定前时钟不停。Decline the duty, with its legal basis; clocks run on until the ruling.',
  })
  declineSummons(
    @Args('input') input: DeclineSummonsInput,
    @CurrentActor() actor: Actor,
  ): Promise<WhistleAnswer> {
    const { summons, reason, legalBasis } = input;
    const evidence = evidenceOf(input.evidence);
    const said = { reason, legalBasis, evidence };
    return this.sender.send(input, actor, { type: 'DeclineSummons', summons, ...said });
  }

  @Mutation(() => UpholdDeclineResult, {
    description:
      '裁定退哨成立；主办须指定接手部门。Uphold a decline; where the department leads, a successor is named.',
  })
  upholdDecline(
    @Args('input') input: UpholdDeclineInput,
    @CurrentActor() actor: Actor,
  ): Promise<WhistleAnswer> {
    const { summons, reason, replacement } = input;
    return this.sender.send(input, actor, {
      type: 'UpholdDecline',
      summons,
      reason,
      ...(typeof replacement === 'string' && { replacement }),
    });
  }

  @Mutation(() => OverruleDeclineResult, {
    description: '裁定退哨不成立，不得再退。Overrule a decline; it cannot be declined again.',
  })
  overruleDecline(
    @Args('input') input: OverruleDeclineInput,
    @CurrentActor() actor: Actor,
  ): Promise<WhistleAnswer> {
    const { summons, reason } = input;
    return this.sender.send(input, actor, { type: 'OverruleDecline', summons, reason });
  }
}
