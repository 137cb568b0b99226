import { Args, InputType, Mutation, Resolver } from '@nestjs/graphql';
import { CurrentActor } from '#access';
import type { Actor } from '#event-sourcing';
import { Text } from '#graphql';
import { type EvidenceInput, EvidenceList, evidenceOf } from './response.inputs.js';
import { type WhistleAnswer, whistleResult } from './whistle-result.js';
import { WhistleSender } from './whistle-sender.js';
import { OnSummonsInput, Reason, Score } from './whistle.inputs.js';

@InputType({ description: '核实办结。Accept the report of a department.' })
class ConfirmResolutionInput extends OnSummonsInput {}

@InputType({
  description: '退回重办；时钟未曾停止。Send the report back; the clock never stopped.',
})
class SendBackResolutionInput extends OnSummonsInput {
  @Reason()
  reason!: string;

  @EvidenceList()
  evidence!: EvidenceInput[];
}

@InputType({ description: '评哨：每个部门一次。Rate a department, once.' })
class RateDepartmentInput extends OnSummonsInput {
  @Score('满意度', 'Satisfaction')
  satisfaction!: number;

  @Score('响应速度', 'Speed of response')
  responseSpeed!: number;

  @Score('配合力度', 'Cooperation')
  cooperation!: number;

  @Score('落实程度', 'Implementation')
  implementation!: number;

  @Text({
    label: '评语',
    description: '评语，至多 500 字。Comment.',
    length: [1, 500],
    optional: true,
  })
  comment?: string | null;
}

const ConfirmResolutionResult = whistleResult('ConfirmResolutionResult');
const SendBackResolutionResult = whistleResult('SendBackResolutionResult');
const RateDepartmentResult = whistleResult('RateDepartmentResult');

@Resolver()
export class VerificationResolver {
  constructor(private readonly sender: WhistleSender) {}

  @Mutation(() => ConfirmResolutionResult, {
    description: '核实办结。Accept the report of a department.',
  })
  confirmResolution(
    @Args('input') input: ConfirmResolutionInput,
    @CurrentActor() actor: Actor,
  ): Promise<WhistleAnswer> {
    const { summons } = input;
    return this.sender.send(input, actor, { type: 'ConfirmResolution', summons });
  }

  @Mutation(() => SendBackResolutionResult, {
    description: '退回重办；时钟未曾停止。Send the report back; the clock never stopped.',
  })
  sendBackResolution(
    @Args('input') input: SendBackResolutionInput,
    @CurrentActor() actor: Actor,
  ): Promise<WhistleAnswer> {
    const { summons, reason } = input;
    const evidence = evidenceOf(input.evidence);
    return this.sender.send(input, actor, {
      type: 'SendBackResolution',
      summons,
      reason,
      evidence,
    });
  }

  @Mutation(() => RateDepartmentResult, {
    description: '评哨：每个部门一次。Rate a department, once.',
  })
  rateDepartment(
    @Args('input') input: RateDepartmentInput,
    @CurrentActor() actor: Actor,
  ): Promise<WhistleAnswer> {
    const { summons, satisfaction, responseSpeed, cooperation, implementation, comment } = input;
    return this.sender.send(input, actor, {
      type: 'RateDepartment',
      summons,
      satisfaction,
      responseSpeed,
      cooperation,
      implementation,
      ...(typeof comment === 'string' && { comment }),
    });
  }
}
