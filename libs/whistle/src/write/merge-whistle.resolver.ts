import { CommandBus } from '@nestjs/cqrs';
import { Args, Field, ID, InputType, Mutation, Resolver } from '@nestjs/graphql';
import { IsUUID } from 'class-validator';
import { CurrentActor, Roles } from '#access';
import { type Actor, deliveryOf } from '#event-sourcing';
import { MergeWhistle } from './merge-whistle.command.js';
import { answer, type WhistleAnswer, whistleResult } from './whistle-result.js';
import { OnWhistleInput, Reason } from './whistle.input.js';

@InputType({
  description:
    '并哨：与本街道另一个未结束的哨重复，部门随之解除。Merge into another open whistle of the same street; its departments are let go.',
})
export class MergeWhistleInput extends OnWhistleInput {
  @Field(() => ID, { description: '并入的哨。The whistle that goes on.' })
  @IsUUID(undefined, { message: 'into 须为 UUID' })
  into!: string;

  @Reason()
  reason!: string;
}

const MergeWhistleResult = whistleResult('MergeWhistleResult');

@Resolver()
export class MergeWhistleResolver {
  constructor(private readonly commands: CommandBus) {}

  @Roles('street', 'community', 'command-centre')
  @Mutation(() => MergeWhistleResult, {
    description:
      '并哨：与本街道另一个未结束的哨重复，部门随之解除。Merge into another open whistle of the same street; its departments are let go.',
  })
  async mergeWhistle(
    @Args('input') input: MergeWhistleInput,
    @CurrentActor() actor: Actor,
  ): Promise<WhistleAnswer> {
    const { whistleId, into, reason } = input;
    const command = { type: 'MergeWhistle', into, reason } as const;
    const request = new MergeWhistle(whistleId, command, deliveryOf(input, actor));
    return answer(await this.commands.execute(request));
  }
}
