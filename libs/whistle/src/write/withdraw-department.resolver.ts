import { CommandBus } from '@nestjs/cqrs';
import { Args, InputType, Mutation, Resolver } from '@nestjs/graphql';
import { CurrentActor, Roles } from '#access';
import { type Actor, deliveryOf } from '#event-sourcing';
import { WithdrawDepartment } from './withdraw-department.command.js';
import { answer, type WhistleAnswer, whistleResult } from './whistle-result.js';
import { OnSummonsInput, Reason } from './whistle.input.js';

@InputType({
  description: '撤出部门；主办只能更换。Let a department go; the lead can only be replaced.',
})
export class WithdrawDepartmentInput extends OnSummonsInput {
  @Reason()
  reason!: string;
}

const WithdrawDepartmentResult = whistleResult('WithdrawDepartmentResult');

@Resolver()
export class WithdrawDepartmentResolver {
  constructor(private readonly commands: CommandBus) {}

  @Roles('street', 'community', 'command-centre')
  @Mutation(() => WithdrawDepartmentResult, {
    description: '撤出部门；主办只能更换。Let a department go; the lead can only be replaced.',
  })
  async withdrawDepartment(
    @Args('input') input: WithdrawDepartmentInput,
    @CurrentActor() actor: Actor,
  ): Promise<WhistleAnswer> {
    const { whistleId, summons, reason } = input;
    const command = { type: 'WithdrawDepartment', summons, reason } as const;
    const request = new WithdrawDepartment(whistleId, command, deliveryOf(input, actor));
    return answer(await this.commands.execute(request));
  }
}
