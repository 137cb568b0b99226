import { Field, Float, Int, ObjectType } from '@nestjs/graphql';
import { RateIntervalType } from '../scorecards/indicator-score.type.js';

/** How clocks came out, of departments and of the street's own steps. */
@ObjectType('StreetStepStatistics', {
  description:
    '街道自身一步（到场确认、核实、评哨）的统计；按所请之次计，一次召集可有数次。One of the street’s own steps, by what it was asked for: a summons may ask for several.',
})
export class OnTimeCountsType {
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
}

@ObjectType({
  description:
    '分布中的一段：大于 aboveMinutes、不大于 upToMinutes 的件数；各段的界永不变动，可逐月对照。A step of a distribution: how many took longer than one bound and no longer than the other; bounds never change.',
})
export class DurationStep {
  @Field(() => Int, {
    description: '下界（分钟，不含；首段自 0 起，含 0）。Lower bound, exclusive.',
  })
  aboveMinutes!: number;

  @Field(() => Int, {
    nullable: true,
    description: '上界（分钟，含）；末段为空。Upper bound, inclusive; null for the last step.',
  })
  upToMinutes!: number | null;

  @Field(() => Int, { description: '件数，边界误差 1% 以内。How many, within 1 % at the bounds.' })
  count!: number;
}

@ObjectType({
  description:
    '一个时钟的统计；已到期而未完成的计入分母，不算按时。One clock: what was due and never stopped is in the denominator and not on time.',
})
export class ClockStatisticsType extends OnTimeCountsType {
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

  readonly histogram!: readonly number[];
  readonly workingHistogram!: readonly number[];
}

@ObjectType({ description: '比率，连同分子、分母。A rate with its numerator and denominator.' })
export class StatisticsShare {
  @Field(() => Int, { description: '分子。Numerator.' })
  numerator!: number;

  @Field(() => Int, { description: '分母。Denominator.' })
  denominator!: number;

  @Field(() => Float, { nullable: true, description: '0–1；分母为 0 时为空。Null without any.' })
  rate!: number | null;

  @Field(() => RateIntervalType, {
    nullable: true,
    description: '比率的置信区间；分母为 0 时为空。Interval of the rate; null without any.',
  })
  interval!: RateIntervalType | null;
}

@ObjectType({ description: '街道评哨的汇总。The street’s ratings, summed up.' })
export class StatisticsRatings {
  @Field(() => [Int], {
    description: '评 1 分至 5 分的件数，依次。How many were rated 1, 2, 3, 4 and 5.',
  })
  counts!: number[];

  @Field(() => Float, { nullable: true, description: '满意度均分 1–5。Mean satisfaction.' })
  satisfaction!: number | null;

  @Field(() => Float, { nullable: true, description: '响应速度均分。Mean response speed.' })
  responseSpeed!: number | null;

  @Field(() => Float, { nullable: true, description: '配合力度均分。Mean cooperation.' })
  cooperation!: number | null;

  @Field(() => Float, { nullable: true, description: '落实程度均分。Mean implementation.' })
  implementation!: number | null;
}
