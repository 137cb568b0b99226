import { ArgsType, Field, Float, Int, ObjectType } from '@nestjs/graphql';
import { IsOptional, IsString } from 'class-validator';
import { Freshness, GraphQLDateTime } from '#graphql';
import { INTAKE_CHANNELS, type IntakeChannel, IntakeChannelEnum } from '#whistle';
import type { StatisticsRow } from './response-time-statistics.js';

/** What a cut-off is, for the API. */
export const CUT_OFF =
  '数据截止：此时已到期的计入，未到期的、挂账的不计入任何比率，另列。Cut-off: what fell due by then counts; what is not yet due, or stands still, is beside the rates.';

/** The position that the statistics have to reach before they answer. */
@ArgsType()
export class StatisticsPosition {
  @Field(() => String, {
    nullable: true,
    description:
      '读己之写：等统计追上该位置再答（有时限）。Read your writes: waits, up to a limit.',
  })
  @IsOptional()
  @IsString()
  afterPosition?: string;
}

/** The position, or a past instant instead. */
@ArgsType()
export class PastStatisticsPosition extends StatisticsPosition {
  @Field(() => GraphQLDateTime, {
    nullable: true,
    description:
      '按过去某一时刻所知作答；那时的日志过长则拒绝，改用命令行 --as-of。What was known at a past instant; refused where the log was too long by then, which the command line answers.',
  })
  @IsOptional()
  asOf?: string;
}

@ArgsType()
export class MonthArgs extends StatisticsPosition {
  @Field(() => String, { description: '月份 YYYY-MM（北京时间）。Month, Asia/Shanghai.' })
  @IsString()
  month!: string;
}

@ObjectType({
  description:
    '一个时钟的统计；已到期而未完成的计入分母，不算按时。One clock: what was due and never stopped is in the denominator and not on time.',
})
export class ClockStatisticsType {
  @Field(() => Int, { description: '按时。On time.' })
  onTime!: number;

  @Field(() => Int, { description: '超时。Late.' })
  late!: number;

  @Field(() => Int, { description: '已到期而未完成。Due by the cut-off and not stopped.' })
  overdue!: number;

  @Field(() => Int, {
    description:
      '未到期：未完成，截止时未到期或挂账；不计入分母。Not stopped, and not due by the cut-off or standing still: in no denominator.',
  })
  notYetDue!: number;

  @Field(() => Int, {
    description:
      '分母：按时、超时与已到期未完成；无时限的、未到期的、到期前撤换的、退哨成立的不计。Denominator: on time, late and overdue; left out is what has no limit, is not yet due, was released in time or called wrongly.',
  })
  due!: number;

  @Field(() => Float, {
    nullable: true,
    description: '按时率，0–1；分母为 0 时为空。On-time rate; null when nothing was due.',
  })
  onTimeRate!: number | null;

  @Field(() => Float, {
    nullable: true,
    description:
      '中位数：半数不超过它（取较低的一个，误差 1% 以内）。自然分钟，夜间和休息日也计，扣除挂账；时限按工作时间计的，与按时率不可直接对照。Median, the lower order statistic, within 1 %: natural minutes, nights and days off included, net of pauses.',
  })
  p50!: number | null;

  @Field(() => Float, {
    nullable: true,
    description: '第 90 百分位，口径同 p50。90th percentile, as p50.',
  })
  p90!: number | null;

  @Field(() => Float, {
    nullable: true,
    description: '第 95 百分位，口径同 p50。95th percentile, as p50.',
  })
  p95!: number | null;

  @Field(() => Float, {
    nullable: true,
    description:
      '中位数（工作分钟，扣除挂账）：只计时限为工作时、工作日的，可与按时率对照；没有时为空。Median in working minutes, over those whose limit is in working time, as the on-time rate is; null where there is none.',
  })
  workingP50!: number | null;

  @Field(() => Float, {
    nullable: true,
    description: '第 90 百分位，口径同 workingP50。90th percentile, as workingP50.',
  })
  workingP90!: number | null;

  @Field(() => Float, {
    nullable: true,
    description: '第 95 百分位，口径同 workingP50。95th percentile, as workingP50.',
  })
  workingP95!: number | null;
}

@ObjectType({
  description:
    '一组召集（主办、协办）的统计；按派哨之日归期。Statistics of the lead and assisting summonses dispatched in a period.',
})
export class ResponseStatisticsRow {
  @Field(() => String, { nullable: true, description: '部门；未按部门分组时为空。Department.' })
  department?: string | undefined;

  @Field(() => String, { nullable: true, description: '街道。Street.' })
  street?: string | undefined;

  @Field(() => String, { nullable: true, description: '类别（GB/T 30428）。Category.' })
  category?: string | undefined;

  @Field(() => String, { nullable: true, description: '哨的种类。Kind of whistle.' })
  kind?: string | undefined;

  @Field(() => IntakeChannelEnum, { nullable: true, description: '受理渠道。Intake channel.' })
  channel?: IntakeChannel | undefined;

  @Field(() => Int, {
    nullable: true,
    description: '派哨之时 0–23（北京时间）。Hour of dispatch, Asia/Shanghai.',
  })
  hour?: number | undefined;

  @Field(() => String, { nullable: true, description: '派哨之日 YYYY-MM-DD。Day of dispatch.' })
  day?: string | undefined;

  @Field(() => String, { nullable: true, description: '派哨之月 YYYY-MM。Month of dispatch.' })
  month?: string | undefined;

  @Field(() => Int, { description: '派哨。Summoned.' })
  summoned!: number;

  @Field(() => Int, { description: '已签收。Acknowledged.' })
  acknowledged!: number;

  @Field(() => Int, { description: '已报到。Arrived.' })
  arrived!: number;

  @Field(() => Int, { description: '已核实办结。Resolved, confirmed by the street.' })
  resolved!: number;

  @Field(() => Int, { description: '退回重办次数。Times sent back.' })
  sentBack!: number;

  @Field(() => Int, { description: '未办结且未撤换。Neither resolved nor released.' })
  stillOpen!: number;

  @Field(() => Int, { description: '已撤换。Released: replaced or withdrawn.' })
  released!: number;

  @Field(() => Int, { description: '已评哨。Rated.' })
  rated!: number;

  @Field(() => Int, { description: '评为 3 分及以上。Rated 3 or better.' })
  satisfied!: number;

  @Field(() => Int, {
    description: '未到期：有时钟未到期或挂账。Summonses with a clock that is not yet due.',
  })
  notYetDue!: number;

  @Field(() => Int, {
    description:
      '待街道核实：按时反馈（或无时限）而街道尚未核实，不算部门未办结，不计入比率。Reports that came in time and wait for the street: no failure of the department, in no rate.',
  })
  awaitingStreet!: number;

  @Field(() => Int, {
    description: '首派：吹哨或派单时召集的主办、协办。Called with the blow or its dispatch.',
  })
  firstCalls!: number;

  @Field(() => Int, {
    description: '首派站住的：退哨未获成立。Of these, those whose decline was not upheld.',
  })
  firstCallsStood!: number;

  @Field(() => Float, {
    nullable: true,
    description:
      '派单准确率，0–1：首派站住的÷首派；按街道看，是吹哨一方的成绩。First calls that stood ÷ first calls, the record of whoever calls: by street; null where there were none.',
  })
  dispatchAccuracy!: number | null;

  @Field(() => ClockStatisticsType, { description: '签收。From dispatch to acknowledgement.' })
  acknowledge!: ClockStatisticsType;

  @Field(() => ClockStatisticsType, { description: '报到。From dispatch to arrival.' })
  arrive!: ClockStatisticsType;

  @Field(() => ClockStatisticsType, {
    description:
      '办结：止于最终核实的那次反馈。From dispatch to the report that was finally confirmed.',
  })
  resolve!: ClockStatisticsType;
}

@ObjectType({ description: '响应时效统计。Response-time statistics.' })
export class ResponseStatistics {
  @Field(() => [ResponseStatisticsRow], {
    description:
      '各组，按分组值排序，至多 2000 行；不分组时仅一行合计。One row per group, at most 2 000, or one of totals.',
  })
  rows!: ResponseStatisticsRow[];

  @Field(() => GraphQLDateTime, { description: CUT_OFF })
  cutOff!: string;

  @Field(() => Freshness, { description: '新鲜程度。How fresh the answer is.' })
  freshness!: Freshness;
}

/** An hour of the day as rows have it. */
export const hourText = (hour: number): string => String(hour).padStart(2, '0');

/** The row as the API shows it. */
export function toStatisticsRow(row: StatisticsRow): ResponseStatisticsRow {
  const { keys, measures, clocks, dispatchAccuracy } = row;
  const { summoned, acknowledged, arrived, resolved, sentBack, stillOpen, released } = measures;
  const { rated, satisfied, notYetDue, awaitingStreet, firstCalls, firstCallsStood } = measures;
  const counts = { summoned, acknowledged, arrived, resolved, sentBack, stillOpen, released };
  const beside = { rated, satisfied, notYetDue, awaitingStreet, firstCalls, firstCallsStood };
  const channel = INTAKE_CHANNELS.find((one) => one === keys.channel);
  const hour = keys.hour === undefined ? undefined : Number(keys.hour);
  return { ...keys, channel, hour, ...counts, ...beside, dispatchAccuracy, ...clocks };
}
