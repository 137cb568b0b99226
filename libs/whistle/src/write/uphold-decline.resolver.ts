import { CommandBus } from '@nestjs/cqrs';
import { Args, InputType, Mutation, Resolver } from '@nestjs/graphql';
import { CurrentActor, Roles } from '#access';
import { type Actor, deliveryOf } from '#event-sourcing';
import { UpholdDecline } from './uphold-decline.command.js';
import { answer, type WhistleAnswer, whistleResult } from './whistle-result.js';
import { OnSummonsInput, Organisation, Reason } from './whistle.input.js';

@InputType({
  description:
    '裁定退哨成立；主办须指定接手部门。Uphold a decline; where the department leads, a successor is named.',
})
export class UpholdDeclineInput extends OnSummonsInput {
  @Reason()
  reason!: string;

  @Organisation('接手的部门。The department that takes over.', true)
  replacement?: string | null;
}

const UpholdDeclineResult = whistleResult('UpholdDeclineResult');

@Resolver()
export class UpholdDeclineResolver {
  constructor(private readonly commands: CommandBus) {}

  @Roles('command-centre')
  @Mutation(() => UpholdDeclineResult, {
    description:
      '裁定退哨成立；主办须指定接手部门。Uphold a decline; where the department leads, a successor is named.',
  })
  async upholdDecline(
    @Args('input') input: UpholdDeclineInput,
    @CurrentActor() actor: Actor,
  ): Promise<WhistleAnswer> {
    const { whistleId, summons, reason, replacement } = input;
    const command = {
      type: 'UpholdDecline',
      summons,
      reason,
      ...(typeof replacement === 'string' && { replacement }),
    } as const;
    const request = new UpholdDecline(whistleId, command, deliveryOf(input, actor));
    return answer(await this.commands.execute(request));
  }
}
