import { CommandBus } from '@nestjs/cqrs';
import { Args, Field, InputType, Mutation, Resolver } from '@nestjs/graphql';
import { IsIn } from 'class-validator';
import { CurrentActor, Roles } from '#access';
import { type Actor, deliveryOf } from '#event-sourcing';
import { SUMMONS_ROLES, type SummonsRole } from '../domain/whistle.events.js';
import { SummonsRoleEnum } from '../whistle.enums.js';
import { SummonDepartment } from './summon-department.command.js';
import { answer, type WhistleAnswer, whistleResult } from './whistle-result.js';
import { OnWhistleInput, Organisation } from './whistle.input.js';

@InputType({ description: '加派部门。Summon one more department.' })
export class SummonDepartmentInput extends OnWhistleInput {
  @Organisation('部门。The department.')
  department!: string;

  @Field(() => SummonsRoleEnum, { description: '角色。Its role.' })
  @IsIn(SUMMONS_ROLES, { message: '角色无效' })
  role!: SummonsRole;
}

const SummonDepartmentResult = whistleResult('SummonDepartmentResult');

@Resolver()
export class SummonDepartmentResolver {
  constructor(private readonly commands: CommandBus) {}

  @Roles('street', 'community', 'command-centre')
  @Mutation(() => SummonDepartmentResult, {
    description: '加派部门；时限自此起算。Summon one more department; its clocks start now.',
  })
  async summonDepartment(
    @Args('input') input: SummonDepartmentInput,
    @CurrentActor() actor: Actor,
  ): Promise<WhistleAnswer> {
    const { whistleId, department, role } = input;
    const command = { type: 'SummonDepartment', department, role } as const;
    const request = new SummonDepartment(whistleId, command, deliveryOf(input, actor));
    return answer(await this.commands.execute(request));
  }
}
