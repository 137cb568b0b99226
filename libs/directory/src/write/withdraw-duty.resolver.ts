import { CommandBus } from '@nestjs/cqrs';
import { Args, Field, ID, InputType, Int, Mutation, Resolver } from '@nestjs/graphql';
import { IsInt, IsString, Length, Min } from 'class-validator';
import { CommandInput } from '#graphql';
import { CurrentActor, Roles } from '#access';
import type { Actor } from '#event-sourcing';
import { DutyRosters } from '../duty-rosters.js';
import { RosterMonth } from '../roster-month.js';
import { WithdrawDuty } from './withdraw-duty.command.js';
import { changeOf } from './organisation.input.js';
import { ROSTER_KEEPERS } from './person.input.js';
import { type DutyRosterAnswer, DutyRosterResult, toRosterAnswer } from './roster-result.js';

@InputType({ description: '撤班。One shift does not take place.' })
class WithdrawDutyInput extends CommandInput {
  @Field(() => ID, { description: '单位。Organisation.' })
  @IsString({ message: '单位须为编号' })
  organisation!: string;

  @RosterMonth()
  month!: string;

  @Field(() => Int, { description: '本月内的序号。Number within the roster.' })
  @IsInt({ message: '序号须为整数' })
  @Min(1, { message: '序号从 1 起' })
  duty!: number;

  @Field(() => String, { description: '理由，2–500 字。The reason.' })
  @IsString({ message: '理由须为文字' })
  @Length(2, 500, { message: '理由须为 2 到 500 个字' })
  reason!: string;
}

@Resolver()
export class WithdrawDutyResolver {
  constructor(
    private readonly commands: CommandBus,
    private readonly rosters: DutyRosters,
  ) {}

  @Roles(...ROSTER_KEEPERS)
  @Mutation(() => DutyRosterResult, {
    description: '撤班。Withdraw a shift.',
  })
  async withdrawDuty(
    @Args('input') input: WithdrawDutyInput,
    @CurrentActor() actor: Actor,
  ): Promise<DutyRosterAnswer> {
    const { organisation, month, duty, reason } = input;
    const asked = { organisation, month, duty, reason };
    const command = new WithdrawDuty(asked, changeOf(actor, input));
    return toRosterAnswer(await this.commands.execute(command), input, this.rosters);
  }
}
