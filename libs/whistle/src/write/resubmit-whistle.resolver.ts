import { CommandBus } from '@nestjs/cqrs';
import { Args, InputType, Mutation, Resolver } from '@nestjs/graphql';
import { CurrentActor, Roles } from '#access';
import { type Actor, deliveryOf } from '#event-sourcing';
import { CallInput, callOf } from './call.input.js';
import { ResubmitWhistle } from './resubmit-whistle.command.js';
import { answer, type WhistleAnswer, whistleResult } from './whistle-result.js';
import { Text } from './whistle.input.js';

@InputType({ description: '补正后重新提交。Submit a returned whistle again, put right.' })
export class ResubmitWhistleInput extends CallInput {
  @Text({
    label: '补正说明',
    description: '补正说明，2–500 字。What was put right.',
    length: [2, 500],
  })
  note!: string;
}

const ResubmitWhistleResult = whistleResult('ResubmitWhistleResult');

@Resolver()
export class ResubmitWhistleResolver {
  constructor(private readonly commands: CommandBus) {}

  @Roles('street', 'community', 'command-centre')
  @Mutation(() => ResubmitWhistleResult, {
    description: '补正后重新提交。Submit a returned whistle again, put right.',
  })
  async resubmitWhistle(
    @Args('input') input: ResubmitWhistleInput,
    @CurrentActor() actor: Actor,
  ): Promise<WhistleAnswer> {
    const { whistleId, note } = input;
    const command = { type: 'ResubmitWhistle', note, ...callOf(input) } as const;
    const request = new ResubmitWhistle(whistleId, command, deliveryOf(input, actor));
    return answer(await this.commands.execute(request));
  }
}
