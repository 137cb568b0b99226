import { ArgsType, Field, ID, Int, ObjectType } from '@nestjs/graphql';
import { IsInt, IsOptional, IsString, Max, Min } from 'class-validator';
import { endOfDate, startOfDate } from '#calendar';
import { refuseUnlessPeriod } from '#graphql';

/** Read your writes. */
@ArgsType()
export class PositionArgs {
  @Field(() => String, {
    nullable: true,
    description: '读己之写：至少到此日志位置。Read your writes: at least up to this position.',
  })
  @IsOptional()
  @IsString()
  afterPosition?: string | null;
}

/** Local days (Asia/Shanghai), both included. */
@ArgsType()
export class PeriodArgs extends PositionArgs {
  @Field(() => String, { description: '起始日 YYYY-MM-DD（北京时间）。First day.' })
  @IsString()
  from!: string;

  @Field(() => String, { description: '截止日，含。Last day, included.' })
  @IsString()
  to!: string;
}

/** A span of time as the tables have it: ISO 8601 UTC, the end excluded. */
export interface TimeSpan {
  readonly since: string;
  readonly until: string;
}

/**
 * Local days, both included, as a span of time.
 * @throws GraphQLError `DATE_INVALID`, `PERIOD_INVALID` naming the field
 */
export function timeSpanOf({ from, to }: { readonly from: string; readonly to: string }): TimeSpan {
  refuseUnlessPeriod(from, to);
  return { since: startOfDate(from), until: endOfDate(to) };
}

/** Summonses of one street or department. */
@ArgsType()
export class SummonsesArgs extends PositionArgs {
  @Field(() => ID, { nullable: true, description: '只看该街道。Only this street.' })
  @IsOptional()
  @IsString()
  street?: string | null;

  @Field(() => ID, { nullable: true, description: '只看该部门。Only this department.' })
  @IsOptional()
  @IsString()
  department?: string | null;

  @Field(() => Int, { defaultValue: 20, description: '至多几条，1–200。At most so many.' })
  @IsInt()
  @Min(1, { message: 'first 须在 1 到 200 之间' })
  @Max(200, { message: 'first 须在 1 到 200 之间' })
  first: number = 20;
}

/** Fields that identify the summons of a list row. */
@ObjectType({ isAbstract: true })
export abstract class SummonsLine {
  @Field(() => ID, { description: '哨。The whistle.' })
  whistle!: string;

  @Field(() => Int, { description: '召集序号。Ordinal of the summons.' })
  summons!: number;

  @Field(() => String, { description: '标题。Title.' })
  title!: string;

  @Field(() => ID, { description: '街道。Street.' })
  street!: string;

  @Field(() => ID, { description: '部门。Department.' })
  department!: string;

  @Field(() => String, { description: '部门名称。Its name.' })
  departmentName!: string;
}
