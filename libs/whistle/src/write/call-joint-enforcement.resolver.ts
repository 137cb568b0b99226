import { CommandBus } from '@nestjs/cqrs';
import { Args, Field, InputType, Int, Mutation, Resolver } from '@nestjs/graphql';
import { ArrayMaxSize, ArrayMinSize, ArrayUnique, IsInt, Min } from 'class-validator';
import { CurrentActor, Roles } from '#access';
import { type Actor, deliveryOf } from '#event-sourcing';
import { GraphQLDateTime } from '#graphql';
import { CallJointEnforcement } from './call-joint-enforcement.command.js';
import { answer, type WhistleAnswer, whistleResult } from './whistle-result.js';
import { OnWhistleInput, Text } from './whistle.input.js';

@InputType({
  description:
    '召集联合执法：至少两个被召集的部门。Call a joint enforcement of at least two summoned departments.',
})
export class CallJointEnforcementInput extends OnWhistleInput {
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

const CallJointEnforcementResult = whistleResult('CallJointEnforcementResult');

@Resolver()
export class CallJointEnforcementResolver {
  constructor(private readonly commands: CommandBus) {}

  @Roles('street', 'community', 'command-centre')
  @Mutation(() => CallJointEnforcementResult, {
    description:
      '召集联合执法：至少两个被召集的部门。Call a joint enforcement of at least two summoned departments.',
  })
  async callJointEnforcement(
    @Args('input') input: CallJointEnforcementInput,
    @CurrentActor() actor: Actor,
  ): Promise<WhistleAnswer> {
    const { whistleId, summonses, startsAt, plan } = input;
    const command = { type: 'CallJointEnforcement', summonses, startsAt, plan } as const;
    const request = new CallJointEnforcement(whistleId, command, deliveryOf(input, actor));
    return answer(await this.commands.execute(request));
  }
}
