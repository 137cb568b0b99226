import { CommandBus } from '@nestjs/cqrs';
import { Args, Field, InputType, Mutation, Resolver } from '@nestjs/graphql';
import { IsIn } from 'class-validator';
import { CurrentActor, Roles } from '#access';
import { type Actor, deliveryOf } from '#event-sourcing';
import { SUPERVISION_STEPS, type SupervisionStep } from '../domain/whistle.events.js';
import { SupervisionStepEnum } from '../whistle.enums.js';
import { SuperviseSummons } from './supervise-summons.command.js';
import { answer, type WhistleAnswer, whistleResult } from './whistle-result.js';
import { OnSummonsInput, Reason } from './whistle.input.js';

@InputType({
  description:
    '督办：街道可催办，书面督办和提级由区级指挥中心发出。Supervise; a street reminds, the command centre may take any step.',
})
export class SuperviseSummonsInput extends OnSummonsInput {
  @Field(() => SupervisionStepEnum, { description: '督办方式。The step.' })
  @IsIn(SUPERVISION_STEPS, { message: '督办方式无效' })
  step!: SupervisionStep;

  @Reason()
  reason!: string;
}

const SuperviseSummonsResult = whistleResult('SuperviseSummonsResult');

@Resolver()
export class SuperviseSummonsResolver {
  constructor(private readonly commands: CommandBus) {}

  @Roles('street', 'community', 'command-centre')
  @Mutation(() => SuperviseSummonsResult, {
    description:
      '督办：街道可催办，书面督办和提级由区级指挥中心发出。Supervise; a street reminds, the command centre may take any step.',
  })
  async superviseSummons(
    @Args('input') input: SuperviseSummonsInput,
    @CurrentActor() actor: Actor,
  ): Promise<WhistleAnswer> {
    const { whistleId, summons, step, reason } = input;
    const command = { type: 'SuperviseSummons', summons, step, reason } as const;
    const request = new SuperviseSummons(whistleId, command, deliveryOf(input, actor));
    return answer(await this.commands.execute(request));
  }
}
