import { CommandBus } from '@nestjs/cqrs';
import { Args, InputType, Mutation, Resolver } from '@nestjs/graphql';
import { CurrentActor, Roles } from '#access';
import { type Actor, deliveryOf } from '#event-sourcing';
import { ApproveWhistle } from './approve-whistle.command.js';
import { officeholder, type OfficeholderInput, Person } from './officeholder.input.js';
import { answer, type WhistleAnswer, whistleResult } from './whistle-result.js';
import { OnWhistleInput, Text } from './whistle.input.js';

@InputType({ description: '审哨通过；须非申请人。Pass the review; never by who applied.' })
export class ApproveWhistleInput extends OnWhistleInput {
  @Person('审哨人及职务。Who reviews, and the post.')
  reviewer!: OfficeholderInput;

  @Text({
    label: '意见',
    description: '审核意见，至多 500 字。Comment.',
    length: [1, 500],
    optional: true,
  })
  comment?: string | null;
}

const ApproveWhistleResult = whistleResult('ApproveWhistleResult');

@Resolver()
export class ApproveWhistleResolver {
  constructor(private readonly commands: CommandBus) {}

  @Roles('street', 'command-centre')
  @Mutation(() => ApproveWhistleResult, {
    description: '审哨通过；须非申请人。Pass the review; never by who applied.',
  })
  async approveWhistle(
    @Args('input') input: ApproveWhistleInput,
    @CurrentActor() actor: Actor,
  ): Promise<WhistleAnswer> {
    const { whistleId, reviewer, comment } = input;
    const command = {
      type: 'ApproveWhistle',
      reviewer: officeholder(reviewer),
      ...(typeof comment === 'string' && { comment }),
    } as const;
    const request = new ApproveWhistle(whistleId, command, deliveryOf(input, actor));
    return answer(await this.commands.execute(request));
  }
}
