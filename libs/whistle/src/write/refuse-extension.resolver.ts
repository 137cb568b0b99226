import { CommandBus } from '@nestjs/cqrs';
import { Args, InputType, Mutation, Resolver } from '@nestjs/graphql';
import { CurrentActor, Roles } from '#access';
import { type Actor, deliveryOf } from '#event-sourcing';
import { RefuseExtension } from './refuse-extension.command.js';
import { answer, type WhistleAnswer, whistleResult } from './whistle-result.js';
import { OnSummonsInput, Reason } from './whistle.input.js';

@InputType({ description: '不同意延期。Refuse the extension asked for.' })
export class RefuseExtensionInput extends OnSummonsInput {
  @Reason()
  reason!: string;
}

const RefuseExtensionResult = whistleResult('RefuseExtensionResult');

@Resolver()
export class RefuseExtensionResolver {
  constructor(private readonly commands: CommandBus) {}

  @Roles('street', 'command-centre')
  @Mutation(() => RefuseExtensionResult, {
    description: '不同意延期。Refuse the extension asked for.',
  })
  async refuseExtension(
    @Args('input') input: RefuseExtensionInput,
    @CurrentActor() actor: Actor,
  ): Promise<WhistleAnswer> {
    const { whistleId, summons, reason } = input;
    const command = { type: 'RefuseExtension', summons, reason } as const;
    const request = new RefuseExtension(whistleId, command, deliveryOf(input, actor));
    return answer(await this.commands.execute(request));
  }
}
