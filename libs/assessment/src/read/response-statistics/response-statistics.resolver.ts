import { QueryBus } from '@nestjs/cqrs';
import { Args, ArgsType, Field, InputType, Int, Query, Resolver } from '@nestjs/graphql';
import { Type } from 'class-transformer';
import {
  IsArray,
  IsBoolean,
  IsIn,
  IsInt,
  IsOptional,
  IsString,
  Max,
  Min,
  ValidateNested,
} from 'class-validator';
import { CurrentActor, readScope } from '#access';
import { Directory } from '#directory';
import type { Actor } from '#event-sourcing';
import { enumOf, heavyCostOfRows, refuseUnlessPeriod, SetOf } from '#graphql';
import { INTAKE_CHANNELS, type IntakeChannel, IntakeChannelEnum } from '#whistle';
import { pastInstant, unlessTooLong } from '../../periods/online-answers.js';
import { AskResponseTimes } from './response-statistics.query.js';
import type { Group } from './response-time-statistics.js';
import { StatisticsNames } from './statistics-names.js';
import { rowsAsked } from './rows-asked.js';
import { hourText, toStatisticsRow } from './statistics-row.js';
import { PastStatisticsPosition } from './statistics.args.js';
import { ResponseStatistics } from './statistics.type.js';

const StatisticsGroup = enumOf<Group>('StatisticsGroup', '按什么分组。What to group by.', {
  department: '部门。Department.',
  street: '街道。Street.',
  category: '类别。Category.',
  kind: '种类。Kind.',
  channel: '受理渠道。Intake channel.',
  hour: '派哨之时（北京时间 0–23 时）。Hour of dispatch, Asia/Shanghai.',
  day: '日。Day of dispatch.',
  month: '月。Month of dispatch.',
});

const LAST_HOUR = 23;

@InputType({ description: '只统计其中的一部分。Only those that match.' })
export class StatisticsFilter {
  @Field(() => String, { nullable: true, description: '部门。Department.' })
  @IsOptional()
  @IsString()
  department?: string;

  @Field(() => String, { nullable: true, description: '街道。Street.' })
  @IsOptional()
  @IsString()
  street?: string;

  @Field(() => String, { nullable: true, description: '类别（GB/T 30428）。Category.' })
  @IsOptional()
  @IsString()
  category?: string;

  @Field(() => String, { nullable: true, description: '哨的种类。Kind of whistle.' })
  @IsOptional()
  @IsString()
  kind?: string;

  @Field(() => IntakeChannelEnum, { nullable: true, description: '受理渠道。Intake channel.' })
  @IsOptional()
  @IsIn(INTAKE_CHANNELS)
  channel?: IntakeChannel;

  @Field(() => Int, { nullable: true, description: '派哨之时 0–23（北京时间）。Hour of dispatch.' })
  @IsOptional()
  @IsInt()
  @Min(0)
  @Max(LAST_HOUR)
  hour?: number;
}

@ArgsType()
class StatisticsArgs extends PastStatisticsPosition {
  @Field(() => String, {
    nullable: true,
    description: '起始日 YYYY-MM-DD（北京时间，含）；缺省自最早。First day; from the beginning.',
  })
  @IsOptional()
  @IsString()
  from?: string;

  @Field(() => String, {
    nullable: true,
    description: '截止日 YYYY-MM-DD（北京时间，含）；缺省至最新。Last day, included.',
  })
  @IsOptional()
  @IsString()
  to?: string;

  @Field(() => [StatisticsGroup], {
    defaultValue: [],
    description: '分组；为空时只有一行合计。Groups; one row of totals when empty.',
  })
  @IsArray()
  @SetOf(Object.values(StatisticsGroup), 'groupBy')
  groupBy: Group[] = [];

  @Field(() => StatisticsFilter, { nullable: true, description: '筛选。Filter.' })
  @IsOptional()
  @ValidateNested()
  @Type(() => StatisticsFilter)
  filter?: StatisticsFilter;

  @Field(() => Boolean, {
    defaultValue: false,
    description:
      '与上一时段比较：等长的前几个月或前几天，见各行的 previous；须有起讫日，且不按日、月分组。Compare with the period before, as long as this one; needs a first and a last day, and no groups by day or month.',
  })
  @IsBoolean()
  compare: boolean = false;
}

const orNone = (value: string | null | undefined): string | undefined => value ?? undefined;

@Resolver()
export class ResponseStatisticsResolver {
  constructor(
    private readonly queries: QueryBus,
    private readonly directory: Directory,
    private readonly names: StatisticsNames,
  ) {}

  @Query(() => ResponseStatistics, {
    complexity: heavyCostOfRows(rowsAsked),
    description:
      '响应时效统计：按派哨之日归期；截止时已到期而未完成的计入分母，未到期的另列。部门只见本部门；街道可比较各部门，但不见别的街道。Response times of the summonses dispatched in a period. What fell due by the cut-off is in the denominators, also where nobody answered; what is not yet due is beside them. A department sees itself alone; a street compares departments and sees no other street.',
  })
  async responseTimeStatistics(
    @Args() args: StatisticsArgs,
    @CurrentActor() actor: Actor,
  ): Promise<ResponseStatistics> {
    const { groupBy, filter, compare } = args;
    const [from, to] = [orNone(args.from), orNone(args.to)];
    refuseUnlessPeriod(from, to);
    const scope = readScope(actor, await this.directory.current());
    const byStreet = groupBy.includes('street');
    const question = {
      from,
      to,
      groupBy,
      compare,
      filter: {
        department: scope.departmentOfFigures(orNone(filter?.department)),
        street: scope.streetOfFigures(orNone(filter?.street), byStreet),
        category: orNone(filter?.category),
        kind: orNone(filter?.kind),
        channel: orNone(filter?.channel),
        hour: filter?.hour == null ? undefined : hourText(filter.hour),
      },
    };
    const [after, asOf] = [orNone(args.afterPosition), pastInstant(args.asOf)];
    const asked = new AskResponseTimes(question, after, actor.account, asOf);
    const answered = await unlessTooLong(this.queries.execute(asked), 'asOf');
    const { answer, freshness, cutOff } = answered;
    const namesOf = await this.names.on(to);
    return { rows: answer.map((row) => toStatisticsRow(row, namesOf)), cutOff, freshness };
  }
}
