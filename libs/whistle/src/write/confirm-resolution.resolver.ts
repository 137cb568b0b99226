import { CommandBus } from '@nestjs/cqrs';
import { Args, InputType, Mutation, Resolver } from '@nestjs/graphql';
import { CurrentActor, Roles } from '#access';
import { type Actor, deliveryOf } from '#event-sourcing';
import { ConfirmResolution } from './confirm-resolution.command.js';
import { answer, type WhistleAnswer, whistleResult } from './whistle-result.js';
import { OnSummonsInput } from './whistle.input.js';

@InputType({ description: '核实办结。Accept the report of a department.' })
export class ConfirmResolutionInput extends OnSummonsInput {}

const ConfirmResolutionResult = whistleResult('ConfirmResolutionResult');

@Resolver()
export class ConfirmResolutionResolver {
  constructor(private readonly commands: CommandBus) {}

  @Roles('street', 'community', 'command-centre')
  @Mutation(() => ConfirmResolutionResult, {
    description: '核实办结。Accept the report of a department.',
  })
  async confirmResolution(
    @Args('input') input: ConfirmResolutionInput,
    @CurrentActor() actor: Actor,
  ): Promise<WhistleAnswer> {
    const { whistleId, summons } = input;
    const command = { type: 'ConfirmResolution', summons } as const;
    const request = new ConfirmResolution(whistleId, command, deliveryOf(input, actor));
    return answer(await this.commands.execute(request));
  }
}
