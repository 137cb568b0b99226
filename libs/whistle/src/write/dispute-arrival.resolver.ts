import { CommandBus } from '@nestjs/cqrs';
import { Args, InputType, Mutation, Resolver } from '@nestjs/graphql';
import { CurrentActor, Roles } from '#access';
import { type Actor, deliveryOf } from '#event-sourcing';
import { DisputeArrival } from './dispute-arrival.command.js';
import { answer, type WhistleAnswer, whistleResult } from './whistle-result.js';
import { OnSummonsInput, Reason } from './whistle.input.js';

@InputType({ description: '到场异议：该次报到不算。Dispute an arrival; it no longer counts.' })
export class DisputeArrivalInput extends OnSummonsInput {
  @Reason()
  reason!: string;
}

const DisputeArrivalResult = whistleResult('DisputeArrivalResult');

@Resolver()
export class DisputeArrivalResolver {
  constructor(private readonly commands: CommandBus) {}

  @Roles('street', 'community', 'command-centre')
  @Mutation(() => DisputeArrivalResult, {
    description: '到场异议：该次报到不算。Dispute an arrival; it no longer counts.',
  })
  async disputeArrival(
    @Args('input') input: DisputeArrivalInput,
    @CurrentActor() actor: Actor,
  ): Promise<WhistleAnswer> {
    const { whistleId, summons, reason } = input;
    const command = { type: 'DisputeArrival', summons, reason } as const;
    const request = new DisputeArrival(whistleId, command, deliveryOf(input, actor));
    return answer(await this.commands.execute(request));
  }
}
