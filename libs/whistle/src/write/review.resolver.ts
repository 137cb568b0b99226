import { Args, Mutation, Resolver } from '@nestjs/graphql';
import { CurrentActor } from '#access';
import type { Actor } from '#event-sourcing';
import {
  ApproveWhistleInput,
  callOf,
  DispatchWhistleInput,
  ResubmitWhistleInput,
  ReturnWhistleInput,
} from './review.inputs.js';
import { type WhistleAnswer, whistleResult } from './whistle-result.js';
import { WhistleSender } from './whistle-sender.js';
import { officeholderOf } from './whistle.inputs.js';

const ApproveWhistleResult = whistleResult('ApproveWhistleResult');
const ReturnWhistleResult = whistleResult('ReturnWhistleResult');
const ResubmitWhistleResult = whistleResult('ResubmitWhistleResult');
const DispatchWhistleResult = whistleResult('DispatchWhistleResult');

@Resolver()
export class ReviewResolver {
  constructor(private readonly sender: WhistleSender) {}

  @Mutation(() => ApproveWhistleResult, {
    description: '审哨通过；须非申请人。Pass the review; never by who applied.',
  })
  approveWhistle(
    @Args('input') input: ApproveWhistleInput,
    @CurrentActor() actor: Actor,
  ): Promise<WhistleAnswer> {
    const { reviewer, comment } = input;
    return this.sender.send(input, actor, {
      type: 'ApproveWhistle',
      reviewer: officeholderOf(reviewer),
      ...(typeof comment === 'string' && { comment }),
    });
  }

  @Mutation(() => ReturnWhistleResult, {
    description: '退回补正：审哨人或派单人。Return a whistle before it sounds, to be put right.',
  })
  returnWhistle(
    @Args('input') input: ReturnWhistleInput,
    @CurrentActor() actor: Actor,
  ): Promise<WhistleAnswer> {
    const { reason } = input;
    return this.sender.send(input, actor, { type: 'ReturnWhistle', reason });
  }

  @Mutation(() => ResubmitWhistleResult, {
    description: '补正后重新提交。Submit a returned whistle again, put right.',
  })
  resubmitWhistle(
    @Args('input') input: ResubmitWhistleInput,
    @CurrentActor() actor: Actor,
  ): Promise<WhistleAnswer> {
    const { note } = input;
    return this.sender.send(input, actor, { type: 'ResubmitWhistle', note, ...callOf(input) });
  }

  @Mutation(() => DispatchWhistleResult, {
    description:
      '派单：可改派申请之外的部门；部门时限自此起算。Dispatch, also to others than were asked for; their clocks start now.',
  })
  dispatchWhistle(
    @Args('input') input: DispatchWhistleInput,
    @CurrentActor() actor: Actor,
  ): Promise<WhistleAnswer> {
    return this.sender.send(input, actor, { type: 'DispatchWhistle', ...callOf(input) });
  }
}
