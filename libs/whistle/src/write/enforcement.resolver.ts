import { Args, Field, InputType, Int, Mutation, Resolver } from '@nestjs/graphql';
import { ArrayMaxSize, ArrayMinSize, ArrayUnique, IsInt, Min } from 'class-validator';
import { CurrentActor } from '#access';
import type { Actor } from '#event-sourcing';
import { GraphQLDateTime, Organisations, Text } from '#graphql';
import { type WhistleAnswer, whistleResult } from './whistle-result.js';
import { WhistleSender } from './whistle-sender.js';
import { OnWhistleInput } from './whistle.inputs.js';

@InputType({
  description:
    '召集联合执法：至少两个被召集的部门。Call a joint enforcement of at least two summoned departments.',
})
class CallJointEnforcementInput extends OnWhistleInput {
  @Field(() => [Int], {
    description: '参加的召集序号，2–20 个。Ordinals of the summonses that take part, 2–20.',
  })
  @ArrayMinSize(2, { message: '联合执法至少须有两个部门' })
  @ArrayMaxSize(20, { message: '最多 20 个部门' })
  @ArrayUnique({ message: '召集序号不得重复' })
  @IsInt({ each: true, message: '召集序号须为整数' })
  @Min(1, { each: true, message: '召集序号从 1 起' })
  summonses!: number[];

  @Field(() => GraphQLDateTime, { description: '集合时间。When it starts.' })
  startsAt!: string;

  @Text({
    label: '方案',
    description: '执法方案，2–2000 字。The plan.',
    length: [2, 2000],
  })
  plan!: string;
}

@InputType({ description: '登记联合执法结果。Record what a joint enforcement found and did.' })
class ConcludeJointEnforcementInput extends OnWhistleInput {
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

const CallJointEnforcementResult = whistleResult('CallJointEnforcementResult');
const ConcludeJointEnforcementResult = whistleResult('ConcludeJointEnforcementResult');

@Resolver()
export class EnforcementResolver {
  constructor(private readonly sender: WhistleSender) {}

  @Mutation(() => CallJointEnforcementResult, {
    description:
      '召集联合执法：至少两个被召集的部门。Call a joint enforcement of at least two summoned departments.',
  })
  callJointEnforcement(
    @Args('input') input: CallJointEnforcementInput,
    @CurrentActor() actor: Actor,
  ): Promise<WhistleAnswer> {
    const { summonses, startsAt, plan } = input;
    return this.sender.send(input, actor, {
      type: 'CallJointEnforcement',
      summonses,
      startsAt,
      plan,
    });
  }

  @Mutation(() => ConcludeJointEnforcementResult, {
    description: '登记联合执法结果。Record what a joint enforcement found and did.',
  })
  concludeJointEnforcement(
    @Args('input') input: ConcludeJointEnforcementInput,
    @CurrentActor() actor: Actor,
  ): Promise<WhistleAnswer> {
    const { enforcement, attended, findings, measures } = input;
    return this.sender.send(input, actor, {
      type: 'ConcludeJointEnforcement',
      enforcement,
      attended,
      findings,
      measures,
    });
  }
}
