import { CommandBus } from '@nestjs/cqrs';
import { Args, InputType, Mutation, Resolver } from '@nestjs/graphql';
import { CurrentActor, Roles } from '#access';
import { type Actor, deliveryOf } from '#event-sourcing';
import { AcknowledgeSummons } from './acknowledge-summons.command.js';
import { answer, type WhistleAnswer, whistleResult } from './whistle-result.js';
import { OnSummonsInput, Text } from './whistle.input.js';

@InputType({ description: '签收。Acknowledge a summons.' })
export class AcknowledgeSummonsInput extends OnSummonsInput {
  @Text({ label: '签收人', description: '签收人。Who acknowledges.', length: [1, 50] })
  person!: string;
}

const AcknowledgeSummonsResult = whistleResult('AcknowledgeSummonsResult');

@Resolver()
export class AcknowledgeSummonsResolver {
  constructor(private readonly commands: CommandBus) {}

  @Roles('department')
  @Mutation(() => AcknowledgeSummonsResult, { description: '签收。Acknowledge a summons.' })
  async acknowledgeSummons(
    @Args('input') input: AcknowledgeSummonsInput,
    @CurrentActor() actor: Actor,
  ): Promise<WhistleAnswer> {
    const { whistleId, summons, person } = input;
    const command = { type: 'AcknowledgeSummons', summons, person } as const;
    const request = new AcknowledgeSummons(whistleId, command, deliveryOf(input, actor));
    return answer(await this.commands.execute(request));
  }
}
