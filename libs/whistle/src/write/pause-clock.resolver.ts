import { CommandBus } from '@nestjs/cqrs';
import { Args, InputType, Mutation, Resolver } from '@nestjs/graphql';
import { CurrentActor, Roles } from '#access';
import { type Actor, deliveryOf } from '#event-sourcing';
import { PauseClock } from './pause-clock.command.js';
import { answer, type WhistleAnswer, whistleResult } from './whistle-result.js';
import { OnSummonsInput, Reason } from './whistle.input.js';

@InputType({ description: '挂账：暂停一个部门的计时。Pause the clocks of one summons.' })
export class PauseClockInput extends OnSummonsInput {
  @Reason()
  reason!: string;
}

const PauseClockResult = whistleResult('PauseClockResult');

@Resolver()
export class PauseClockResolver {
  constructor(private readonly commands: CommandBus) {}

  @Roles('street', 'community', 'command-centre')
  @Mutation(() => PauseClockResult, {
    description: '挂账：暂停一个部门的计时。Pause the clocks of one summons.',
  })
  async pauseClock(
    @Args('input') input: PauseClockInput,
    @CurrentActor() actor: Actor,
  ): Promise<WhistleAnswer> {
    const { whistleId, summons, reason } = input;
    const command = { type: 'PauseClock', summons, reason } as const;
    const request = new PauseClock(whistleId, command, deliveryOf(input, actor));
    return answer(await this.commands.execute(request));
  }
}
