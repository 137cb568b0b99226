import { Field, ID, InputType, Int } from '@nestjs/graphql';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  IsInt,
  IsOptional,
  IsString,
  Length,
  Min,
  ValidateNested,
} from 'class-validator';
import { CommandInput, GraphQLDateTime } from '#graphql';
import { RosterMonth } from '../roster-month.js';

@InputType({ description: '一个班次。One shift.' })
export class ShiftInput {
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
export class AssignDutiesInput extends CommandInput {
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

@InputType({ description: '撤班。One shift does not take place.' })
export class WithdrawDutyInput extends CommandInput {
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
