import { QueryBus } from '@nestjs/cqrs';
import { Args, Field, ObjectType, Query, Resolver } from '@nestjs/graphql';
import { CurrentActor } from '#access';
import { lastDayOf } from '#calendar';
import type { Actor } from '#event-sourcing';
import { Freshness, GraphQLDateTime, heavyCost, refuseUnlessMonth } from '#graphql';
import { CUT_OFF, MonthArgs } from '../response-statistics/statistics.args.js';
import { StatisticsNames } from '../response-statistics/statistics-names.js';
import { toStatisticsRow } from '../response-statistics/statistics-row.js';
import { ResponseStatisticsRow } from '../response-statistics/statistics.type.js';
import { ShowDashboard } from './assessment-dashboard.query.js';

@ObjectType('DistrictMonth', {
  description: '全区一个月的合计，不分单位。The district’s month in all, of no one organisation.',
})
class DistrictMonthType {
  @Field(() => String, { description: '月份 YYYY-MM。Month.' })
  month!: string;

  @Field(() => ResponseStatisticsRow, { description: '合计。Totals.' })
  totals!: ResponseStatisticsRow;

  @Field(() => GraphQLDateTime, { description: CUT_OFF })
  cutOff!: string;

  @Field(() => Freshness, { description: '新鲜程度。How fresh the answer is.' })
  freshness!: Freshness;
}

/** 大屏: a month without comparisons of organisations. */
@Resolver()
export class DistrictMonthResolver {
  constructor(
    private readonly queries: QueryBus,
    private readonly names: StatisticsNames,
  ) {}

  @Query(() => DistrictMonthType, {
    complexity: heavyCost(),
    description:
      '全区一个月的时效合计，不分单位；供指挥中心、考核、管理员和大屏。How the district kept its times in a month, in all: for the command centre, the assessment, administrators and screens on a wall.',
  })
  async districtMonth(
    @Args() { month, afterPosition }: MonthArgs,
    @CurrentActor() { account }: Actor,
  ): Promise<DistrictMonthType> {
    refuseUnlessMonth(month);
    const asked = new ShowDashboard({ month, parts: [] }, afterPosition ?? undefined, account);
    const { answer, freshness, cutOff } = await this.queries.execute(asked);
    const totals = toStatisticsRow(answer.totals, await this.names.on(lastDayOf(month)));
    return { month, totals, cutOff, freshness };
  }
}
