import { QueryBus } from '@nestjs/cqrs';
import { Args, Field, ObjectType, Query, Resolver } from '@nestjs/graphql';
import { CurrentActor, DEPARTMENT_READERS, readScope, Roles } from '#access';
import { Directory } from '#directory';
import type { Actor } from '#event-sourcing';
import { Freshness, GraphQLDateTime, heavyCost, refuseUnlessMonth } from '#graphql';
import {
  CUT_OFF,
  MonthArgs,
  ResponseStatisticsRow,
  toStatisticsRow,
} from '../response-statistics/statistics.type.js';
import { ShowDashboard } from './assessment-dashboard.query.js';

@ObjectType('AssessmentDashboard', { description: '一个月的考核看板。A month at a glance.' })
export class AssessmentDashboardType {
  @Field(() => String, { description: '月份 YYYY-MM。Month.' })
  month!: string;

  @Field(() => ResponseStatisticsRow, { description: '合计。Totals.' })
  totals!: ResponseStatisticsRow;

  @Field(() => [ResponseStatisticsRow], { description: '各部门。By department.' })
  byDepartment!: ResponseStatisticsRow[];

  @Field(() => [ResponseStatisticsRow], {
    description: '各街道；街道只见本街道。By street; a street sees its own row alone.',
  })
  byStreet!: ResponseStatisticsRow[];

  @Field(() => [ResponseStatisticsRow], {
    description: '逐日走势：有派哨的各日。Daily trend: the days with dispatches.',
  })
  daily!: ResponseStatisticsRow[];

  @Field(() => GraphQLDateTime, { description: CUT_OFF })
  cutOff!: string;

  @Field(() => Freshness, { description: '新鲜程度。How fresh the answer is.' })
  freshness!: Freshness;
}

@Resolver()
export class AssessmentDashboardResolver {
  constructor(
    private readonly queries: QueryBus,
    private readonly directory: Directory,
  ) {}

  @Roles(...DEPARTMENT_READERS)
  @Query(() => AssessmentDashboardType, {
    complexity: heavyCost(),
    description:
      '考核看板：一个月的合计、各部门、各街道、逐日走势。部门只见本部门；街道在各街道一栏只见本街道。A month at a glance; a department sees itself alone, and a street no other street.',
  })
  async assessmentDashboard(
    @Args() { month, afterPosition }: MonthArgs,
    @CurrentActor() actor: Actor,
  ): Promise<AssessmentDashboardType> {
    refuseUnlessMonth(month);
    const scope = readScope(actor, await this.directory.current());
    const department = scope.departmentOfFigures(undefined);
    const onlyStreet = scope.streetOfFigures(undefined, true);
    const question = { month, department, onlyStreet };
    const asked = new ShowDashboard(question, afterPosition ?? undefined, actor.account);
    const { answer, freshness, cutOff } = await this.queries.execute(asked);
    return {
      month,
      totals: toStatisticsRow(answer.totals),
      byDepartment: answer.byDepartment.map(toStatisticsRow),
      byStreet: answer.byStreet.map(toStatisticsRow),
      daily: answer.daily.map(toStatisticsRow),
      cutOff,
      freshness,
    };
  }
}
