import { CommandBus } from '@nestjs/cqrs';
import { Args, InputType, Mutation, Resolver } from '@nestjs/graphql';
import { CurrentActor, Roles } from '#access';
import { type Actor, deliveryOf } from '#event-sourcing';
import { CallInput, callOf } from './call.input.js';
import { DispatchWhistle } from './dispatch-whistle.command.js';
import { answer, type WhistleAnswer, whistleResult } from './whistle-result.js';

@InputType({
  description:
    '派单：可改派申请之外的部门；部门时限自此起算。Dispatch, also to others than were asked for; their clocks start now.',
})
export class DispatchWhistleInput extends CallInput {}

const DispatchWhistleResult = whistleResult('DispatchWhistleResult');

@Resolver()
export class DispatchWhistleResolver {
  constructor(private readonly commands: CommandBus) {}

  @Roles('command-centre')
  @Mutation(() => DispatchWhistleResult, {
    description:
      '派单：可改派申请之外的部门；部门时限自此起算。Dispatch, also to others than were asked for; their clocks start now.',
  })
  async dispatchWhistle(
    @Args('input') input: DispatchWhistleInput,
    @CurrentActor() actor: Actor,
  ): Promise<WhistleAnswer> {
    const { whistleId } = input;
    const command = { type: 'DispatchWhistle', ...callOf(input) } as const;
    const request = new DispatchWhistle(whistleId, command, deliveryOf(input, actor));
    return answer(await this.commands.execute(request));
  }
}
