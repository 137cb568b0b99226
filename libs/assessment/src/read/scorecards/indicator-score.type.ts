import { Field, Float, Int, ObjectType } from '@nestjs/graphql';
import { enumOf } from '#graphql';
import type { IndicatorMethod } from '../../domain/score-indicators.js';

const IndicatorMethodEnum = enumOf<IndicatorMethod>(
  'IndicatorMethod',
  '指标怎样计分。How an indicator counts.',
  {
    ratio: '按比率得分。Points by a rate.',
    shortfall: '比率低于目标的扣分。Points off below a target.',
    raters: '多方评分加权平均。Weighted mean of ratings.',
    formula: '公式（CEL）。A formula in CEL.',
    deduct: '按件次扣分。Points off for each event.',
    bonus: '按件次加分。Points for each event.',
  },
);

@ObjectType({
  description:
    '95% 置信区间（Wilson）：件数少，区间就宽。Interval of a rate with 95 % confidence: wide where cases are few.',
})
export class RateIntervalType {
  @Field(() => Float, { description: '下限。Low end.' })
  low!: number;

  @Field(() => Float, { description: '上限。High end.' })
  high!: number;
}

@ObjectType({ description: '计入指标的一个量。A measure that an indicator is made of.' })
class IndicatorInputType {
  @Field(() => String, { description: '量的代码。Code of the measure.' })
  measure!: string;

  @Field(() => String, { description: '量的名称。What people call it.' })
  name!: string;

  @Field(() => Int, { description: '件（次）数。Number of cases.' })
  value!: number;

  @Field(() => Int, {
    description:
      '折算后的数：有的渠道、类别加倍计。The same where some cases count more than once.',
  })
  counted!: number;
}

@ObjectType('IndicatorScore', { description: '一项指标的得分。The score of one indicator.' })
export class IndicatorScoreType {
  @Field(() => String, { description: '代码。Code in the rule file.' })
  id!: string;

  @Field(() => String, { description: '名称。Name.' })
  name!: string;

  @Field(() => IndicatorMethodEnum, { description: '怎样计分。How it counts.' })
  method!: IndicatorMethod;

  @Field(() => Int, {
    nullable: true,
    description:
      '分子；按件次计分的为次数；没有的为空。Numerator, or the number of events; null where there is neither.',
  })
  numerator!: number | null;

  @Field(() => Int, { nullable: true, description: '分母；没有的为空。Denominator, or null.' })
  denominator!: number | null;

  @Field(() => Float, { nullable: true, description: '比率；分母为 0 时为空。Rate, or null.' })
  rate!: number | null;

  @Field(() => RateIntervalType, {
    nullable: true,
    description:
      '比率的置信区间；有加倍计的件时为空。Interval of the rate; null where cases count more than once.',
  })
  interval!: RateIntervalType | null;

  @Field(() => Float, {
    description: '满分；扣分、加分项为 0。Most points; 0 for what takes off or adds.',
  })
  weight!: number;

  @Field(() => Float, {
    nullable: true,
    description:
      '得分，扣分为负，四舍五入到两位；无可计的为空。Points, below 0 where taken off, to a hundredth, half up; null with nothing to count.',
  })
  points!: number | null;

  @Field(() => [IndicatorInputType], { description: '所用的量。What it is made of.' })
  inputs!: IndicatorInputType[];
}
