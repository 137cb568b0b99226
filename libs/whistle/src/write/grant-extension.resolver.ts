import { CommandBus } from '@nestjs/cqrs';
import { Args, InputType, Mutation, Resolver } from '@nestjs/graphql';
import { CurrentActor, Roles } from '#access';
import { type Actor, deliveryOf } from '#event-sourcing';
import { GrantExtension } from './grant-extension.command.js';
import { answer, type WhistleAnswer, whistleResult } from './whistle-result.js';
import { OnSummonsInput } from './whistle.input.js';

@InputType({
  description:
    '同意延期；自原到期时间起算。Grant the extension asked for; counted from the due time.',
})
export class GrantExtensionInput extends OnSummonsInput {}

const GrantExtensionResult = whistleResult('GrantExtensionResult');

@Resolver()
export class GrantExtensionResolver {
  constructor(private readonly commands: CommandBus) {}

  @Roles('street', 'command-centre')
  @Mutation(() => GrantExtensionResult, {
    description:
      '同意延期；自原到期时间起算。Grant the extension asked for; counted from the due time.',
  })
  async grantExtension(
    @Args('input') input: GrantExtensionInput,
    @CurrentActor() actor: Actor,
  ): Promise<WhistleAnswer> {
    const { whistleId, summons } = input;
    const command = { type: 'GrantExtension', summons } as const;
    const request = new GrantExtension(whistleId, command, deliveryOf(input, actor));
    return answer(await this.commands.execute(request));
  }
}
