import { CommandBus } from '@nestjs/cqrs';
import { Args, InputType, Mutation, Resolver } from '@nestjs/graphql';
import { CurrentActor, Roles } from '#access';
import { type Actor, deliveryOf } from '#event-sourcing';
import { WithdrawWhistle } from './withdraw-whistle.command.js';
import { answer, type WhistleAnswer, whistleResult } from './whistle-result.js';
import { OnWhistleInput, Reason } from './whistle.input.js';

@InputType({ description: '撤哨。Withdraw the whistle.' })
export class WithdrawWhistleInput extends OnWhistleInput {
  @Reason()
  reason!: string;
}

const WithdrawWhistleResult = whistleResult('WithdrawWhistleResult');

@Resolver()
export class WithdrawWhistleResolver {
  constructor(private readonly commands: CommandBus) {}

  @Roles('street', 'community', 'command-centre')
  @Mutation(() => WithdrawWhistleResult, { description: '撤哨。Withdraw the whistle.' })
  async withdrawWhistle(
    @Args('input') input: WithdrawWhistleInput,
    @CurrentActor() actor: Actor,
  ): Promise<WhistleAnswer> {
    const { whistleId, reason } = input;
    const command = { type: 'WithdrawWhistle', reason } as const;
    const request = new WithdrawWhistle(whistleId, command, deliveryOf(input, actor));
    return answer(await this.commands.execute(request));
  }
}
