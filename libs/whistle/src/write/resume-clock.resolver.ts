import { CommandBus } from '@nestjs/cqrs';
import { Args, InputType, Mutation, Resolver } from '@nestjs/graphql';
import { CurrentActor, Roles } from '#access';
import { type Actor, deliveryOf } from '#event-sourcing';
import { ResumeClock } from './resume-clock.command.js';
import { answer, type WhistleAnswer, whistleResult } from './whistle-result.js';
import { OnSummonsInput } from './whistle.input.js';

@InputType({
  description: '恢复计时；到期时间顺延。Let the clocks run on; due times move by the pause.',
})
export class ResumeClockInput extends OnSummonsInput {}

const ResumeClockResult = whistleResult('ResumeClockResult');

@Resolver()
export class ResumeClockResolver {
  constructor(private readonly commands: CommandBus) {}

  @Roles('street', 'community', 'command-centre')
  @Mutation(() => ResumeClockResult, {
    description: '恢复计时；到期时间顺延。Let the clocks run on; due times move by the pause.',
  })
  async resumeClock(
    @Args('input') input: ResumeClockInput,
    @CurrentActor() actor: Actor,
  ): Promise<WhistleAnswer> {
    const { whistleId, summons } = input;
    const command = { type: 'ResumeClock', summons } as const;
    const request = new ResumeClock(whistleId, command, deliveryOf(input, actor));
    return answer(await this.commands.execute(request));
  }
}
