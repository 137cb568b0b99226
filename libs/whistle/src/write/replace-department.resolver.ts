import { CommandBus } from '@nestjs/cqrs';
import { Args, InputType, Mutation, Resolver } from '@nestjs/graphql';
import { CurrentActor, Roles } from '#access';
import { type Actor, deliveryOf } from '#event-sourcing';
import { ReplaceDepartment } from './replace-department.command.js';
import { answer, type WhistleAnswer, whistleResult } from './whistle-result.js';
import { OnSummonsInput, Organisation, Reason } from './whistle.input.js';

@InputType({
  description:
    '更换部门；新部门时限重新起算。Let another department take over, with clocks of its own.',
})
export class ReplaceDepartmentInput extends OnSummonsInput {
  @Organisation('接手的部门。The department that takes over.')
  replacement!: string;

  @Reason()
  reason!: string;
}

const ReplaceDepartmentResult = whistleResult('ReplaceDepartmentResult');

@Resolver()
export class ReplaceDepartmentResolver {
  constructor(private readonly commands: CommandBus) {}

  @Roles('street', 'community', 'command-centre')
  @Mutation(() => ReplaceDepartmentResult, {
    description:
      '更换部门；新部门时限重新起算。Let another department take over, with clocks of its own.',
  })
  async replaceDepartment(
    @Args('input') input: ReplaceDepartmentInput,
    @CurrentActor() actor: Actor,
  ): Promise<WhistleAnswer> {
    const { whistleId, summons, replacement, reason } = input;
    const command = { type: 'ReplaceDepartment', summons, replacement, reason } as const;
    const request = new ReplaceDepartment(whistleId, command, deliveryOf(input, actor));
    return answer(await this.commands.execute(request));
  }
}
