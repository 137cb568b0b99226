import { CommandBus } from '@nestjs/cqrs';
import { Args, InputType, Mutation, Resolver } from '@nestjs/graphql';
import { CurrentActor, Roles } from '#access';
import { type Actor, deliveryOf } from '#event-sourcing';
import { OverruleDecline } from './overrule-decline.command.js';
import { answer, type WhistleAnswer, whistleResult } from './whistle-result.js';
import { OnSummonsInput, Reason } from './whistle.input.js';

@InputType({
  description: '裁定退哨不成立，不得再退。Overrule a decline; it cannot be declined again.',
})
export class OverruleDeclineInput extends OnSummonsInput {
  @Reason()
  reason!: string;
}

const OverruleDeclineResult = whistleResult('OverruleDeclineResult');

@Resolver()
export class OverruleDeclineResolver {
  constructor(private readonly commands: CommandBus) {}

  @Roles('command-centre')
  @Mutation(() => OverruleDeclineResult, {
    description: '裁定退哨不成立，不得再退。Overrule a decline; it cannot be declined again.',
  })
  async overruleDecline(
    @Args('input') input: OverruleDeclineInput,
    @CurrentActor() actor: Actor,
  ): Promise<WhistleAnswer> {
    const { whistleId, summons, reason } = input;
    const command = { type: 'OverruleDecline', summons, reason } as const;
    const request = new OverruleDecline(whistleId, command, deliveryOf(input, actor));
    return answer(await this.commands.execute(request));
  }
}
