import { Args, InputType, Mutation, Resolver } from '@nestjs/graphql';
import { CurrentActor } from '#access';
import type { Actor } from '#event-sourcing';
import { type WhistleAnswer, whistleResult } from './whistle-result.js';
import { WhistleSender } from './whistle-sender.js';
import { OnSummonsInput, Reason } from './whistle.inputs.js';

@InputType({ description: '挂账：暂停一个部门的计时。Pause the clocks of one summons.' })
class PauseClockInput extends OnSummonsInput {
  @Reason()
  reason!: string;
}

@InputType({
  description: '恢复计时；到期时间顺延。Let the clocks run on; due times move by the pause.',
})
class ResumeClockInput extends OnSummonsInput {}

const PauseClockResult = whistleResult('PauseClockResult');
const ResumeClockResult = whistleResult('ResumeClockResult');

@Resolver()
export class PausingResolver {
  constructor(private readonly sender: WhistleSender) {}

  @Mutation(() => PauseClockResult, {
    description: '挂账：暂停一个部门的计时。Pause the clocks of one summons.',
  })
  pauseClock(
    @Args('input') input: PauseClockInput,
    @CurrentActor() actor: Actor,
  ): Promise<WhistleAnswer> {
    const { summons, reason } = input;
    return this.sender.send(input, actor, { type: 'PauseClock', summons, reason });
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
