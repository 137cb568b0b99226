import { Args, Field, InputType, Mutation, Resolver } from '@nestjs/graphql';
import { CurrentActor } from '#access';
import type { Actor } from '#event-sourcing';
import { GraphQLDateTime } from '#graphql';
import { type WhistleAnswer, whistleResult } from './whistle-result.js';
import { WhistleSender } from './whistle-sender.js';
import { OnSummonsInput, Reason } from './whistle.inputs.js';

@InputType({ description: '挂账：暂停一个部门的计时。Pause the clocks of one summons.' })
class PauseClockInput extends OnSummonsInput {
  @Reason()
  reason!: string;
}

@InputType({
  description:
    '申请挂账；批准之前计时照走。Ask that the clocks stand still; they run on until it is granted.',
})
class RequestPauseInput extends OnSummonsInput {
  @Reason()
  reason!: string;

  @Field(() => GraphQLDateTime, { description: '申请挂账到何时。Until when.' })
  until!: string;
}

@InputType({ description: '不同意挂账。Refuse the pause that was asked for.' })
class RefusePauseInput extends OnSummonsInput {
  @Reason()
  reason!: string;
}

@InputType({
  description: '恢复计时；到期时间顺延。Let the clocks run on; due times move by the pause.',
})
class ResumeClockInput extends OnSummonsInput {}

const PauseClockResult = whistleResult('PauseClockResult');
const ResumeClockResult = whistleResult('ResumeClockResult');
const RequestPauseResult = whistleResult('RequestPauseResult');
const RefusePauseResult = whistleResult('RefusePauseResult');

@Resolver()
export class PausingResolver {
  constructor(private readonly sender: WhistleSender) {}

  @Mutation(() => PauseClockResult, {
    description:
      '挂账：暂停一个部门的计时；部门已申请的，即为同意，至迟到所申请之时恢复。Pause the clocks of one summons; it grants what its department has asked for.',
  })
  pauseClock(
    @Args('input') input: PauseClockInput,
    @CurrentActor() actor: Actor,
  ): Promise<WhistleAnswer> {
    const { summons, reason } = input;
    return this.sender.send(input, actor, { type: 'PauseClock', summons, reason });
  }

  @Mutation(() => RequestPauseResult, {
    description:
      '申请挂账（部门）：以 pauseClock 同意，以 refusePause 不同意；批准之前计时照走。Ask that the clocks stand still: granted by `pauseClock`, refused by `refusePause`.',
  })
  requestPause(
    @Args('input') input: RequestPauseInput,
    @CurrentActor() actor: Actor,
  ): Promise<WhistleAnswer> {
    const { summons, reason, until } = input;
    return this.sender.send(input, actor, { type: 'RequestPause', summons, reason, until });
  }

  @Mutation(() => RefusePauseResult, {
    description: '不同意挂账，计时照走。Refuse the pause that was asked for.',
  })
  refusePause(
    @Args('input') input: RefusePauseInput,
    @CurrentActor() actor: Actor,
  ): Promise<WhistleAnswer> {
    const { summons, reason } = input;
    return this.sender.send(input, actor, { type: 'RefusePause', summons, reason });
  }

  @Mutation(() => ResumeClockResult, {
    description: '恢复计时；到期时间顺延。Let the clocks run on; due times move by the pause.',
  })
  resumeClock(
    @Args('input') input: ResumeClockInput,
    @CurrentActor() actor: Actor,
  ): Promise<WhistleAnswer> {
    const { summons } = input;
    return this.sender.send(input, actor, { type: 'ResumeClock', summons });
  }
}
