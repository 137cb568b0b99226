import { Args, Mutation, Resolver } from '@nestjs/graphql';
import { CurrentActor } from '#access';
import type { Actor } from '#event-sourcing';
import {
  contestedOf,
  DecideAppealInput,
  FileAppealInput,
  WithdrawAppealInput,
} from './appeal.inputs.js';
import { evidenceOf } from './response.inputs.js';
import { type WhistleAnswer, whistleResult } from './whistle-result.js';
import { WhistleSender } from './whistle-sender.js';

const FileAppealResult = whistleResult('FileAppealResult');
const WithdrawAppealResult = whistleResult('WithdrawAppealResult');
const DecideAppealResult = whistleResult('DecideAppealResult');

@Resolver()
export class AppealingResolver {
  constructor(private readonly sender: WhistleSender) {}

  @Mutation(() => FileAppealResult, {
    description:
      '申诉，须在期限内；街道和指挥中心只可申请不计入考核。Contest what a department is judged by, in time; the street and the command centre may only ask for an exclusion.',
  })
  fileAppeal(
    @Args('input') input: FileAppealInput,
    @CurrentActor() actor: Actor,
  ): Promise<WhistleAnswer> {
    const { summons, reason, evidence } = input;
    return this.sender.send(input, actor, {
      type: 'FileAppeal',
      summons,
      contested: contestedOf(input),
      reason,
      evidence: evidenceOf(evidence),
    });
  }

  @Mutation(() => WithdrawAppealResult, {
    description: '撤回待裁决的申诉，由提出的单位办理。Withdraw an appeal, by whoever filed it.',
  })
  withdrawAppeal(
    @Args('input') input: WithdrawAppealInput,
    @CurrentActor() actor: Actor,
  ): Promise<WhistleAnswer> {
    const { summons, appeal } = input;
    return this.sender.send(input, actor, { type: 'WithdrawAppeal', summons, appeal });
  }

  @Mutation(() => DecideAppealResult, {
    description:
      '裁决申诉：由考核人员，与街道和被考核单位均无关；成立即更正考核所依据的事实，原记录保留。Decide an appeal; what was recorded stays on record.',
  })
  decideAppeal(
    @Args('input') input: DecideAppealInput,
    @CurrentActor() actor: Actor,
  ): Promise<WhistleAnswer> {
    const { summons, appeal, outcome, reason, correctedAt } = input;
    return this.sender.send(input, actor, {
      type: 'DecideAppeal',
      summons,
      appeal,
      outcome,
      reason,
      ...(typeof correctedAt === 'string' && { correctedAt }),
    });
  }
}
