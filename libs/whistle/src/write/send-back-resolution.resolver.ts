import { CommandBus } from '@nestjs/cqrs';
import { Args, InputType, Mutation, Resolver } from '@nestjs/graphql';
import { CurrentActor, Roles } from '#access';
import { type Actor, deliveryOf } from '#event-sourcing';
import { SendBackResolution } from './send-back-resolution.command.js';
import { answer, type WhistleAnswer, whistleResult } from './whistle-result.js';
import { OnSummonsInput, Reason } from './whistle.input.js';

@InputType({
  description: '退回重办；时钟未曾停止。Send the report back; the clock never stopped.',
})
export class SendBackResolutionInput extends OnSummonsInput {
  @Reason()
  reason!: string;
}

const SendBackResolutionResult = whistleResult('SendBackResolutionResult');

@Resolver()
export class SendBackResolutionResolver {
  constructor(private readonly commands: CommandBus) {}

  @Roles('street', 'community', 'command-centre')
  @Mutation(() => SendBackResolutionResult, {
    description: '退回重办；时钟未曾停止。Send the report back; the clock never stopped.',
  })
  async sendBackResolution(
    @Args('input') input: SendBackResolutionInput,
    @CurrentActor() actor: Actor,
  ): Promise<WhistleAnswer> {
    const { whistleId, summons, reason } = input;
    const command = { type: 'SendBackResolution', summons, reason } as const;
    const request = new SendBackResolution(whistleId, command, deliveryOf(input, actor));
    return answer(await this.commands.execute(request));
  }
}
