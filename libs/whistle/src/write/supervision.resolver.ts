import { Args, Field, InputType, Mutation, Resolver } from '@nestjs/graphql';
import { IsIn } from 'class-validator';
import { CurrentActor } from '#access';
import type { Actor } from '#event-sourcing';
import { SUPERVISION_STEPS, type SupervisionStep } from '../domain/whistle.events.js';
import { SupervisionStepEnum } from '../whistle.enums.js';
import { type WhistleAnswer, whistleResult } from './whistle-result.js';
import { WhistleSender } from './whistle-sender.js';
import { OnSummonsInput, Reason } from './whistle.inputs.js';

@InputType({
  description:
    '督办：街道可催办，书面督办和提级由区级指挥中心发出。Supervise; a street reminds, the command centre may take any step.',
})
class SuperviseSummonsInput extends OnSummonsInput {
  @Field(() => SupervisionStepEnum, { description: '督办方式。The step.' })
  @IsIn(SUPERVISION_STEPS, { message: '督办方式无效' })
  step!: SupervisionStep;

  @Reason()
  reason!: string;
}

const SuperviseSummonsResult = whistleResult('SuperviseSummonsResult');

@Resolver()
export class SupervisionResolver {
  constructor(private readonly sender: WhistleSender) {}

  @Mutation(() => SuperviseSummonsResult, {
    description:
      '督办：街道可催办，书面督办和提级由区级指挥中心发出。Supervise; a street reminds, the command centre may take any step.',
  })
  superviseSummons(
    @Args('input') input: SuperviseSummonsInput,
    @CurrentActor() actor: Actor,
  ): Promise<WhistleAnswer> {
    const { summons, step, reason } = input;
    return this.sender.send(input, actor, { type: 'SuperviseSummons', summons, step, reason });
  }
}
