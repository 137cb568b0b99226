import { CommandBus } from '@nestjs/cqrs';
import { Args, InputType, Mutation, Resolver } from '@nestjs/graphql';
import { CurrentActor, Roles } from '#access';
import { type Actor, deliveryOf } from '#event-sourcing';
import { ReturnWhistle } from './return-whistle.command.js';
import { answer, type WhistleAnswer, whistleResult } from './whistle-result.js';
import { OnWhistleInput, Reason } from './whistle.input.js';

@InputType({
  description: '退回补正：审哨人或派单人。Return a whistle before it sounds, to be put right.',
})
export class ReturnWhistleInput extends OnWhistleInput {
  @Reason()
  reason!: string;
}

const ReturnWhistleResult = whistleResult('ReturnWhistleResult');

@Resolver()
export class ReturnWhistleResolver {
  constructor(private readonly commands: CommandBus) {}

  @Roles('street', 'command-centre')
  @Mutation(() => ReturnWhistleResult, {
    description: '退回补正：审哨人或派单人。Return a whistle before it sounds, to be put right.',
  })
  async returnWhistle(
    @Args('input') input: ReturnWhistleInput,
    @CurrentActor() actor: Actor,
  ): Promise<WhistleAnswer> {
    const { whistleId, reason } = input;
    const command = { type: 'ReturnWhistle', reason } as const;
    const request = new ReturnWhistle(whistleId, command, deliveryOf(input, actor));
    return answer(await this.commands.execute(request));
  }
}
