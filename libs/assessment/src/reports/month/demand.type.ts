import { Field, Float, ID, Int, ObjectType } from '@nestjs/graphql';
import { IntakeChannelEnum, type IntakeChannel } from '#whistle';
import type { Demand } from '../demand-statistics/demand.js';
import { rateOf } from '../../domain/tally.js';

@ObjectType({
  description:
    '群众需求的件数（哨数）；每个数归入它发生的那个月，过去的月份不因后来的事而变。召集的项数另计，不相加。Counts of whistles, each in the month in which it happened, so that what is over never changes. Summonses are counted apart and never added to these.',
})
export class DemandFigures {
  @Field(() => Int, {
    description: '上月结转：本月 1 日前吹响或重开，到 1 日仍未了结。Carried over.',
  })
  carriedOver!: number;

  @Field(() => Int, { description: '新增：本月吹响，含待审哨、待派单的。Raised.' })
  raised!: number;

  @Field(() => Int, { description: '重开。Reopened.' })
  reopened!: number;

  @Field(() => Int, { description: '结哨。Closed.' })
  closed!: number;

  @Field(() => Int, { description: '撤哨。Withdrawn.' })
  withdrawn!: number;

  @Field(() => Int, { description: '并哨。Merged into another.' })
  merged!: number;

  @Field(() => Int, {
    description:
      '应办结：整哨时限在本月到期；到期前撤、并的，截止时未到期且未结的，不计。Due by the overall clock in the month, without what ended otherwise before it or is not yet due.',
  })
  due!: number;

  @Field(() => Int, { description: '按期办结：到期时或之前结哨。Of these, closed in time.' })
  inTime!: number;

  @Field(() => Float, {
    nullable: true,
    description: '按期办结率，0–1；没有应办结的为空。In time ÷ due, or null.',
  })
  inTimeRate!: number | null;

  @Field(() => Int, { description: '审哨退回：首次退回在本月的。First sent back by its review.' })
  returned!: number;

  @Field(() => Int, { description: '复哨：注明与以前某哨为同一问题。Names an earlier whistle.' })
  rewhistled!: number;

  @Field(() => Int, { description: '回访：居民在本月作答的件次。Residents who answered.' })
  answered!: number;

  @Field(() => Int, { description: '回访满意（3 分及以上）。Of these, satisfied (3 or better).' })
  satisfied!: number;
}

export const toDemandFigures = (demand: Demand): DemandFigures =>
  Object.assign({ inTimeRate: rateOf(demand.inTime, demand.due) }, demand);

@ObjectType({ description: '一个街道的需求。The demand of a street.' })
export class StreetDemand {
  @Field(() => ID, { description: '街道。Street.' })
  street!: string;

  @Field(() => String, { description: '街道当月的名称。The name that it bore in the month.' })
  streetName!: string;

  @Field(() => DemandFigures, { description: '件数。Counts of whistles.' })
  figures!: DemandFigures;
}

@ObjectType({ description: '一种哨的需求。The demand of a kind of whistle.' })
export class KindDemand {
  @Field(() => String, { description: '种类代码。Code of the kind.' })
  kind!: string;

  @Field(() => Int, { description: '新增。Raised.' })
  raised!: number;

  @Field(() => Int, { description: '结哨。Closed.' })
  closed!: number;

  @Field(() => Int, { description: '应办结。Due.' })
  due!: number;

  @Field(() => Int, { description: '按期办结。In time.' })
  inTime!: number;
}

@ObjectType({ description: '一个渠道的新增。What came in by a channel.' })
export class ChannelCount {
  @Field(() => IntakeChannelEnum, { description: '渠道。Channel.' })
  channel!: IntakeChannel;

  @Field(() => Int, { description: '新增。Raised.' })
  raised!: number;
}

@ObjectType({ description: '一个大类的新增，分渠道。What came in of a main class, by channel.' })
export class ClassDemand {
  @Field(() => String, {
    description: 'GB/T 30428 大类；没有的为空文字。Main class; empty where there is none.',
  })
  category!: string;

  @Field(() => String, { description: '名称。Name.' })
  categoryName!: string;

  @Field(() => Int, { description: '新增。Raised.' })
  raised!: number;

  @Field(() => [ChannelCount], { description: '分渠道，没有的不列。By channel, without zeros.' })
  byChannel!: ChannelCount[];
}

@ObjectType({ description: '一个月的需求。The demand of a month.' })
export class MonthDemand {
  @Field(() => String, { description: '月份 YYYY-MM。Month.' })
  month!: string;

  @Field(() => Int, { description: '新增。Raised.' })
  raised!: number;

  @Field(() => Int, { description: '结哨。Closed.' })
  closed!: number;

  @Field(() => Int, { description: '应办结。Due.' })
  due!: number;

  @Field(() => Int, { description: '按期办结。In time.' })
  inTime!: number;
}
