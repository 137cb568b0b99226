import { CommandBus } from '@nestjs/cqrs';
import { Args, Field, InputType, Mutation, Resolver } from '@nestjs/graphql';
import { IsIn } from 'class-validator';
import { CurrentActor, Roles } from '#access';
import { type Actor, deliveryOf } from '#event-sourcing';
import { SATISFACTION_CHANNELS, type SatisfactionChannel } from '../domain/whistle.events.js';
import { SatisfactionChannelEnum } from '../whistle.enums.js';
import { RecordResidentSatisfaction } from './record-resident-satisfaction.command.js';
import { answer, type WhistleAnswer, whistleResult } from './whistle-result.js';
import { OnWhistleInput, Score, Text } from './whistle.input.js';

@InputType({
  description:
    '登记居民回访，每次结哨一次；与街道评哨分开。Record what the resident says, once for each closing; apart from the street’s rating.',
})
export class RecordResidentSatisfactionInput extends OnWhistleInput {
  @Score('居民满意度', 'Satisfaction of the resident')
  satisfaction!: number;

  @Field(() => SatisfactionChannelEnum, { description: '回访方式。How the resident was asked.' })
  @IsIn(SATISFACTION_CHANNELS, { message: '回访方式无效' })
  channel!: SatisfactionChannel;

  @Text({
    label: '居民意见',
    description: '居民意见，至多 500 字。What the resident said.',
    length: [1, 500],
    optional: true,
  })
  comment?: string | null;
}

const RecordResidentSatisfactionResult = whistleResult('RecordResidentSatisfactionResult');

@Resolver()
export class RecordResidentSatisfactionResolver {
  constructor(private readonly commands: CommandBus) {}

  @Roles('street', 'community', 'command-centre')
  @Mutation(() => RecordResidentSatisfactionResult, {
    description:
      '登记居民回访，每次结哨一次；与街道评哨分开。Record what the resident says, once for each closing; apart from the street’s rating.',
  })
  async recordResidentSatisfaction(
    @Args('input') input: RecordResidentSatisfactionInput,
    @CurrentActor() actor: Actor,
  ): Promise<WhistleAnswer> {
    const { whistleId, satisfaction, channel, comment } = input;
    const command = {
      type: 'RecordResidentSatisfaction',
      satisfaction,
      channel,
      ...(typeof comment === 'string' && { comment }),
    } as const;
    const request = new RecordResidentSatisfaction(whistleId, command, deliveryOf(input, actor));
    return answer(await this.commands.execute(request));
  }
}
