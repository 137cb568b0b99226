import { CommandBus } from '@nestjs/cqrs';
import { Args, InputType, Mutation, Resolver } from '@nestjs/graphql';
import { CurrentActor, Roles } from '#access';
import { type Actor, deliveryOf } from '#event-sourcing';
import { DeclineSummons } from './decline-summons.command.js';
import { answer, type WhistleAnswer, whistleResult } from './whistle-result.js';
import { OnSummonsInput, Reason, Text } from './whistle.input.js';

@InputType({
  description:
    '退哨：须附法定依据；裁定前时钟不停。Decline the duty, with its legal basis; clocks run on until the ruling.',
})
export class DeclineSummonsInput extends OnSummonsInput {
  @Reason()
  reason!: string;

  @Text({
    label: '依据',
    description:
      '依据：法律法规、三定方案或权责清单，2–1000 字。The law or the list of duties it rests on.',
    length: [2, 1000],
  })
  legalBasis!: string;
}

const DeclineSummonsResult = whistleResult('DeclineSummonsResult');

@Resolver()
export class DeclineSummonsResolver {
  constructor(private readonly commands: CommandBus) {}

  @Roles('department')
  @Mutation(() => DeclineSummonsResult, {
    description:
      '退哨：须附法定依据；裁定前时钟不停。Decline the duty, with its legal basis; clocks run on until the ruling.',
  })
  async declineSummons(
    @Args('input') input: DeclineSummonsInput,
    @CurrentActor() actor: Actor,
  ): Promise<WhistleAnswer> {
    const { whistleId, summons, reason, legalBasis } = input;
    const command = { type: 'DeclineSummons', summons, reason, legalBasis } as const;
    const request = new DeclineSummons(whistleId, command, deliveryOf(input, actor));
    return answer(await this.commands.execute(request));
  }
}
