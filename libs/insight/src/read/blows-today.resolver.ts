import { QueryBus } from '@nestjs/cqrs';
import { Args, Field, Int, ObjectType, Query, Resolver } from '@nestjs/graphql';
import { Freshness } from '#graphql';
import { AskBlowsToday, type BlowsToday } from './blows-today.query.js';
import { PositionArgs } from './insight.args.js';

@ObjectType('BlowsOfHour', { description: '一个小时吹了几声哨。Whistles of one hour.' })
class BlowsOfHourType {
  @Field(() => Int, { description: '0–23（北京时间）。Local hour.' })
  hour!: number;

  @Field(() => Int, { description: '几声。How many.' })
  count!: number;
}

@ObjectType('BlowsToday', { description: '今日各时的吹哨。Whistles of this day by the hour.' })
class BlowsTodayType {
  @Field(() => String, { description: '今日 YYYY-MM-DD（北京时间）。This day.' })
  day!: string;

  @Field(() => [BlowsOfHourType], {
    description: '零时至此刻各时，没有的为 0。Every hour so far, 0 where there was none.',
  })
  hours!: BlowsOfHourType[];

  @Field(() => Freshness, { description: '新鲜程度。How fresh the answer is.' })
  freshness!: Freshness;
}

/** Cost of counting a day. */
const COUNTING_DAY = 300;

@Resolver()
export class BlowsTodayResolver {
  constructor(private readonly queries: QueryBus) {}

  @Query(() => BlowsTodayType, {
    complexity: COUNTING_DAY,
    description:
      '今日全区各时吹了几声哨，不论后来如何；供指挥中心、考核、管理员和大屏。How many whistles the district blew in each hour of this day, whatever became of them.',
  })
  async blowsToday(@Args() { afterPosition }: PositionArgs): Promise<BlowsTodayType> {
    const found: BlowsToday = await this.queries.execute(new AskBlowsToday(afterPosition));
    return Object.assign(new BlowsTodayType(), found, { hours: [...found.hours] });
  }
}
