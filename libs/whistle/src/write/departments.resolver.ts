import { Args, Field, InputType, Mutation, Resolver } from '@nestjs/graphql';
import { IsIn } from 'class-validator';
import { CurrentActor } from '#access';
import type { Actor } from '#event-sourcing';
import { Organisation } from '#graphql';
import { SUMMONS_ROLES, type SummonsRole } from '../domain/whistle.events.js';
import { SummonsRoleEnum } from '../whistle.enums.js';
import { type WhistleAnswer, whistleResult } from './whistle-result.js';
import { WhistleSender } from './whistle-sender.js';
import { OnSummonsInput, OnWhistleInput, Reason } from './whistle.inputs.js';

@InputType({ description: '加派部门。Summon one more department.' })
class SummonDepartmentInput extends OnWhistleInput {
  @Organisation('部门。The department.')
  department!: string;

  @Field(() => SummonsRoleEnum, { description: '角色。Its role.' })
  @IsIn(SUMMONS_ROLES, { message: '角色无效' })
  role!: SummonsRole;
}

@InputType({
  description:
    '更换部门；新部门时限重新起算。Let another department take over, with clocks of its own.',
})
class ReplaceDepartmentInput extends OnSummonsInput {
  @Organisation('接手的部门。The department that takes over.')
  replacement!: string;

  @Reason()
  reason!: string;
}

@InputType({
  description: '撤出部门；主办只能更换。Let a department go; the lead can only be replaced.',
})
class WithdrawDepartmentInput extends OnSummonsInput {
  @Reason()
  reason!: string;
}

const SummonDepartmentResult = whistleResult('SummonDepartmentResult');
const ReplaceDepartmentResult = whistleResult('ReplaceDepartmentResult');
const WithdrawDepartmentResult = whistleResult('WithdrawDepartmentResult');

@Resolver()
export class DepartmentsResolver {
  constructor(private readonly sender: WhistleSender) {}

  @Mutation(() => SummonDepartmentResult, {
    description: '加派部门；时限自此起算。Summon one more department; its clocks start now.',
  })
  summonDepartment(
    @Args('input') input: SummonDepartmentInput,
    @CurrentActor() actor: Actor,
  ): Promise<WhistleAnswer> {
    const { department, role } = input;
    return this.sender.send(input, actor, { type: 'SummonDepartment', department, role });
  }

  @Mutation(() => ReplaceDepartmentResult, {
    description:
      '更换部门；新部门时限重新起算。Let another department take over, with clocks of its own.',
  })
  replaceDepartment(
    @Args('input') input: ReplaceDepartmentInput,
    @CurrentActor() actor: Actor,
  ): Promise<WhistleAnswer> {
    const { summons, replacement, reason } = input;
    return this.sender.send(input, actor, {
      type: 'ReplaceDepartment',
      summons,
      replacement,
      reason,
    });
  }

  @Mutation(() => WithdrawDepartmentResult, {
    description: '撤出部门；主办只能更换。Let a department go; the lead can only be replaced.',
  })
  withdrawDepartment(
    @Args('input') input: WithdrawDepartmentInput,
    @CurrentActor() actor: Actor,
  ): Promise<WhistleAnswer> {
    const { summons, reason } = input;
    return this.sender.send(input, actor, { type: 'WithdrawDepartment', summons, reason });
  }
}
