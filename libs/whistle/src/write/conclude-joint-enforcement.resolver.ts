import { CommandBus } from '@nestjs/cqrs';
import { Args, Field, InputType, Int, Mutation, Resolver } from '@nestjs/graphql';
import { ArrayUnique, IsInt, Min } from 'class-validator';
import { CurrentActor, Roles } from '#access';
import { type Actor, deliveryOf } from '#event-sourcing';
import { ConcludeJointEnforcement } from './conclude-joint-enforcement.command.js';
import { answer, type WhistleAnswer, whistleResult } from './whistle-result.js';
import { OnWhistleInput, Organisations, Text } from './whistle.input.js';

@InputType({ description: '登记联合执法结果。Record what a joint enforcement found and did.' })
export class ConcludeJointEnforcementInput extends OnWhistleInput {
  @Field(() => Int, {
    description: '联合执法在本哨内的序号，从 1 起。Ordinal of the joint enforcement, from 1.',
  })
  @IsInt({ message: '联合执法序号须为整数' })
  @Min(1, { message: '联合执法序号从 1 起' })
  enforcement!: number;

  @Organisations('到场的部门，至多 20 个。Departments that took part.', 20)
  @ArrayUnique({ message: '部门不得重复' })
  attended!: string[];

  @Text({
    label: '检查情况',
    description: '检查情况，2–4000 字。What was found.',
    length: [2, 4000],
  })
  findings!: string;

  @Text({
    label: '处理措施',
    description: '处理措施，2–4000 字。What was done about it.',
    length: [2, 4000],
  })
  measures!: string;
}

const ConcludeJointEnforcementResult = whistleResult('ConcludeJointEnforcementResult');

@Resolver()
export class ConcludeJointEnforcementResolver {
  constructor(private readonly commands: CommandBus) {}

  @Roles('street', 'community', 'command-centre')
  @Mutation(() => ConcludeJointEnforcementResult, {
    description: '登记联合执法结果。Record what a joint enforcement found and did.',
  })
  async concludeJointEnforcement(
    @Args('input') input: ConcludeJointEnforcementInput,
    @CurrentActor() actor: Actor,
  ): Promise<WhistleAnswer> {
    const { whistleId, enforcement, attended, findings, measures } = input;
    const command = {
      type: 'ConcludeJointEnforcement',
      enforcement,
      attended,
      findings,
      measures,
    } as const;
    const request = new ConcludeJointEnforcement(whistleId, command, deliveryOf(input, actor));
    return answer(await this.commands.execute(request));
  }
}
