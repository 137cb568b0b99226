import { CommandBus } from '@nestjs/cqrs';
import { Args, InputType, Mutation, Resolver } from '@nestjs/graphql';
import { CurrentActor, Roles } from '#access';
import { type Actor, deliveryOf } from '#event-sourcing';
import { CloseWhistle } from './close-whistle.command.js';
import { answer, type WhistleAnswer, whistleResult } from './whistle-result.js';
import { OnWhistleInput, Text } from './whistle.input.js';

@InputType({ description: '结哨。Close the whistle.' })
export class CloseWhistleInput extends OnWhistleInput {
  @Text({ label: '结语', description: '结语，2–2000 字。Summary.', length: [2, 2000] })
  summary!: string;
}

const CloseWhistleResult = whistleResult('CloseWhistleResult');

@Resolver()
export class CloseWhistleResolver {
  constructor(private readonly commands: CommandBus) {}

  @Roles('street', 'community', 'command-centre')
  @Mutation(() => CloseWhistleResult, { description: '结哨。Close the whistle.' })
  async closeWhistle(
    @Args('input') input: CloseWhistleInput,
    @CurrentActor() actor: Actor,
  ): Promise<WhistleAnswer> {
    const { whistleId, summary } = input;
    const command = { type: 'CloseWhistle', summary } as const;
    const request = new CloseWhistle(whistleId, command, deliveryOf(input, actor));
    return answer(await this.commands.execute(request));
  }
}
