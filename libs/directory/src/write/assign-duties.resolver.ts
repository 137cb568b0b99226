import { CommandBus } from '@nestjs/cqrs';
import { Args, Field, ID, InputType, Mutation, Resolver } from '@nestjs/graphql';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  IsOptional,
  IsString,
  Length,
  ValidateNested,
} from 'class-validator';
import { CommandInput, GraphQLDateTime } from '#graphql';
import { CurrentActor, Roles } from '#access';
import type { Actor } from '#event-sourcing';
import { DutyRosters } from '../duty-rosters.js';
import { RosterMonth } from '../roster-month.js';
import { AssignDuties } from './assign-duties.command.js';
import { changeOf } from './organisation.input.js';
import { ROSTER_KEEPERS } from './person.input.js';
import { type DutyRosterAnswer, DutyRosterResult, toRosterAnswer } from './roster-result.js';

@InputType({ description: '一个班次。One shift.' })
class ShiftInput {
  @Field(() => String, { description: '岗位，如值班员、带班领导。Post.' })
  @IsString({ message: '岗位须为文字' })
  @Length(1, 50, { message: '岗位须为 1 到 50 个字' })
  post!: string;

  @Field(() => ID, { description: '人员编号。Who.' })
  @IsString({ message: '人员须为编号' })
  person!: string;

  @Field(() => GraphQLDateTime, { description: '起。From.' })
  @IsString()
  from!: string;

  @Field(() => GraphQLDateTime, { description: '止（不含）。Until, exclusive.' })
  @IsString()
  to!: string;
}

@InputType({ description: '排班：一个月内开始的班次。Shifts that begin in one month.' })
class AssignDutiesInput extends CommandInput {
  @Field(() => ID, { description: '单位。Organisation.' })
  @IsString({ message: '单位须为编号' })
  organisation!: string;

  @RosterMonth()
  month!: string;

  @Field(() => [ShiftInput], { description: '班次，1–400 个。Shifts.' })
  @ArrayMinSize(1, { message: '班次须有 1 个以上' })
  @ArrayMaxSize(400, { message: '班次至多 400 个' })
  @ValidateNested({ each: true })
  @Type(() => ShiftInput)
  duties!: ShiftInput[];

  @Field(() => String, { nullable: true, description: '补排以往班次的理由。For past shifts.' })
  @IsOptional()
  @IsString({ message: '理由须为文字' })
  @Length(2, 500, { message: '理由须为 2 到 500 个字' })
  reason?: string | null;
}

@Resolver()
export class AssignDutiesResolver {
  constructor(
    private readonly commands: CommandBus,
    private readonly rosters: DutyRosters,
  ) {}

  @Roles(...ROSTER_KEEPERS)
  @Mutation(() => DutyRosterResult, {
    description:
      '排班（24 小时值班）：管理员，或本单位的人排本单位的；全部排上或一个不排。Assign shifts of the 24-hour duty: an organisation its own, all or none.',
  })
  async assignDuties(
    @Args('input') input: AssignDutiesInput,
    @CurrentActor() actor: Actor,
  ): Promise<DutyRosterAnswer> {
    const { organisation, month, reason } = input;
    const duties = input.duties.map(({ post, person, from, to }) => ({ post, person, from, to }));
    const asked = { organisation, month, duties, ...(reason && { reason }) };
    const command = new AssignDuties(asked, changeOf(actor, input));
    return toRosterAnswer(await this.commands.execute(command), input, this.rosters);
  }
}
