import { CommandBus } from '@nestjs/cqrs';
import { Args, InputType, Mutation, Resolver } from '@nestjs/graphql';
import { CurrentActor, Roles } from '#access';
import { type Actor, deliveryOf } from '#event-sourcing';
import { ReopenWhistle } from './reopen-whistle.command.js';
import { answer, type WhistleAnswer, whistleResult } from './whistle-result.js';
import { OnWhistleInput, Organisation, Reason } from './whistle.input.js';

@InputType({ description: '重新打开：重新召集主办部门。Reopen; the lead is summoned anew.' })
export class ReopenWhistleInput extends OnWhistleInput {
  @Reason()
  reason!: string;

  @Organisation(
    '新的主办部门；缺省为原主办。The department to lead; the last one when absent.',
    true,
  )
  lead?: string | null;
}

const ReopenWhistleResult = whistleResult('ReopenWhistleResult');

@Resolver()
export class ReopenWhistleResolver {
  constructor(private readonly commands: CommandBus) {}

  @Roles('street', 'community', 'command-centre')
  @Mutation(() => ReopenWhistleResult, {
    description: '重新打开：重新召集主办部门。Reopen; the lead is summoned anew.',
  })
  async reopenWhistle(
    @Args('input') input: ReopenWhistleInput,
    @CurrentActor() actor: Actor,
  ): Promise<WhistleAnswer> {
    const { whistleId, reason, lead } = input;
    const command = {
      type: 'ReopenWhistle',
      reason,
      ...(typeof lead === 'string' && { lead }),
    } as const;
    const request = new ReopenWhistle(whistleId, command, deliveryOf(input, actor));
    return answer(await this.commands.execute(request));
  }
}
