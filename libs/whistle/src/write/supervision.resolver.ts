import { Args, Field, InputType, Mutation, Resolver } from '@nestjs/graphql';
import { IsIn } from 'class-validator';
import { CurrentActor } from '#access';
import type { Actor } from '#event-sourcing';
import { GraphQLDateTime, Text } from '#graphql';
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

@InputType({
  description: '督办答复：将如何办、何时办到。What will be done by when.',
})
class AnswerSupervisionInput extends OnSummonsInput {
  @Text({
    label: '办理打算',
    description: '将如何办，2–500 字。What will be done.',
    length: [2, 500],
  })
  plan!: string;

  @Field(() => GraphQLDateTime, { description: '何时办到。By when.' })
  doneBy!: string;
}

const AnswerSupervisionResult = whistleResult('AnswerSupervisionResult');
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

  @Mutation(() => AnswerSupervisionResult, {
    description:
      '答复最近一次督办（部门）：将如何办、何时办到；不改变任何时限。Answer the latest supervision: what will be done by when. Moves no clock.',
  })
  answerSupervision(
    @Args('input') input: AnswerSupervisionInput,
    @CurrentActor() actor: Actor,
  ): Promise<WhistleAnswer> {
    const { summons, plan, doneBy } = input;
    return this.sender.send(input, actor, { type: 'AnswerSupervision', summons, plan, doneBy });
  }
}
