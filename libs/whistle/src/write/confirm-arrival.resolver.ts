import { CommandBus } from '@nestjs/cqrs';
import { Args, InputType, Mutation, Resolver } from '@nestjs/graphql';
import { CurrentActor, Roles } from '#access';
import { type Actor, deliveryOf } from '#event-sourcing';
import { ConfirmArrival } from './confirm-arrival.command.js';
import { answer, type WhistleAnswer, whistleResult } from './whistle-result.js';
import { OnSummonsInput } from './whistle.input.js';

@InputType({ description: '到场确认。Confirm that the department is on site.' })
export class ConfirmArrivalInput extends OnSummonsInput {}

const ConfirmArrivalResult = whistleResult('ConfirmArrivalResult');

@Resolver()
export class ConfirmArrivalResolver {
  constructor(private readonly commands: CommandBus) {}

  @Roles('street', 'community', 'command-centre')
  @Mutation(() => ConfirmArrivalResult, {
    description: '到场确认。Confirm that the department is on site.',
  })
  async confirmArrival(
    @Args('input') input: ConfirmArrivalInput,
    @CurrentActor() actor: Actor,
  ): Promise<WhistleAnswer> {
    const { whistleId, summons } = input;
    const command = { type: 'ConfirmArrival', summons } as const;
    const request = new ConfirmArrival(whistleId, command, deliveryOf(input, actor));
    return answer(await this.commands.execute(request));
  }
}
