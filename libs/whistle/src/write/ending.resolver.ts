import { Args, Mutation, Resolver } from '@nestjs/graphql';
import { CurrentActor } from '#access';
import type { Actor } from '#event-sourcing';
import {
  CloseWhistleInput,
  MergeWhistleInput,
  RecordResidentSatisfactionInput,
  ReopenWhistleInput,
  WithdrawWhistleInput,
} from './ending.inputs.js';
import { type WhistleAnswer, whistleResult } from './whistle-result.js';
import { WhistleSender } from './whistle-sender.js';

const CloseWhistleResult = whistleResult('CloseWhistleResult');
const WithdrawWhistleResult = whistleResult('WithdrawWhistleResult');
const MergeWhistleResult = whistleResult('MergeWhistleResult');
const ReopenWhistleResult = whistleResult('ReopenWhistleResult');
const RecordResidentSatisfactionResult = whistleResult('RecordResidentSatisfactionResult');

@Resolver()
export class EndingResolver {
  constructor(private readonly sender: WhistleSender) {}

  @Mutation(() => CloseWhistleResult, { description: '结哨。Close the whistle.' })
  closeWhistle(
    @Args('input') input: CloseWhistleInput,
    @CurrentActor() actor: Actor,
  ): Promise<WhistleAnswer> {
    const { summary } = input;
    return this.sender.send(input, actor, { type: 'CloseWhistle', summary });
  }

  @Mutation(() => WithdrawWhistleResult, { description: '撤哨。Withdraw the whistle.' })
  withdrawWhistle(
    @Args('input') input: WithdrawWhistleInput,
    @CurrentActor() actor: Actor,
  ): Promise<WhistleAnswer> {
    const { reason } = input;
    return this.sender.send(input, actor, { type: 'WithdrawWhistle', reason });
  }

  @Mutation(() => MergeWhistleResult, {
    description:
      '并哨：与本街道另一个未结束的哨重复，部门随之解除。Merge into another open whistle of the same street; its departments are let go.',
  })
  mergeWhistle(
    @Args('input') input: MergeWhistleInput,
    @CurrentActor() actor: Actor,
  ): Promise<WhistleAnswer> {
    const { into, reason } = input;
    return this.sender.send(input, actor, { type: 'MergeWhistle', into, reason });
  }

  @Mutation(() => ReopenWhistleResult, {
    description: '重新打开：重新召集主办部门。Reopen; the lead is summoned anew.',
  })
  reopenWhistle(
    @Args('input') input: ReopenWhistleInput,
    @CurrentActor() actor: Actor,
  ): Promise<WhistleAnswer> {
    const { reason, lead } = input;
    return this.sender.send(input, actor, {
      type: 'ReopenWhistle',
      reason,
      ...(typeof lead === 'string' && { lead }),
    });
  }

  @Mutation(() => RecordResidentSatisfactionResult, {
    description:
      '登记居民回访，每次结哨一次；与街道评哨分开。Record what the resident says, once for each closing; apart from the street’s rating.',
  })
  recordResidentSatisfaction(
    @Args('input') input: RecordResidentSatisfactionInput,
    @CurrentActor() actor: Actor,
  ): Promise<WhistleAnswer> {
    const { satisfaction, channel, comment } = input;
    return this.sender.send(input, actor, {
      type: 'RecordResidentSatisfaction',
      satisfaction,
      channel,
      ...(typeof comment === 'string' && { comment }),
    });
  }
}
