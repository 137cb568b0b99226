import { ArgsType, Field, ID, ObjectType } from '@nestjs/graphql';
import { IsOptional, IsString } from 'class-validator';
import { Freshness, GraphQLDateTime } from '#graphql';
import { CUT_OFF, MonthArgs } from '../response-statistics/statistics.args.js';
import { ResponseStatisticsRow } from '../response-statistics/statistics.type.js';

@ArgsType()
export class DashboardArgs extends MonthArgs {
  @Field(() => ID, {
    nullable: true,
    description:
      '只看一个部门；部门总是只看本部门。Of one department alone, as a department’s own is.',
  })
  @IsOptional()
  @IsString()
  department?: string;
}

@ObjectType('AssessmentDashboard', {
  description:
    '一个月的考核看板：各部分取自同一时刻，相互吻合；只算所查的部分。A month at a glance: its parts are of one moment and add up; only what is selected is computed.',
})
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

  @Field(() => [ResponseStatisticsRow], { description: '各类别（GB/T 30428）。By category.' })
  byCategory!: ResponseStatisticsRow[];

  @Field(() => [ResponseStatisticsRow], { description: '哨的各种类。By kind.' })
  byKind!: ResponseStatisticsRow[];

  @Field(() => [ResponseStatisticsRow], { description: '各受理渠道。By intake channel.' })
  byChannel!: ResponseStatisticsRow[];

  @Field(() => [ResponseStatisticsRow], {
    description: '一日之中的各时（派哨之时，北京时间）。By hour of dispatch.',
  })
  byHour!: ResponseStatisticsRow[];

  @Field(() => [ResponseStatisticsRow], {
    description: '逐日走势：有派哨的各日。Daily trend: the days with dispatches.',
  })
  daily!: ResponseStatisticsRow[];

  @Field(() => [ResponseStatisticsRow], {
    description:
      '逐月走势：截至本月的十二个月中有派哨的各月，按同一数据截止计。Monthly trend: of the twelve months up to this one those with dispatches, at the same cut-off.',
  })
  trend!: ResponseStatisticsRow[];

  @Field(() => GraphQLDateTime, { description: CUT_OFF })
  cutOff!: string;

  @Field(() => Freshness, { description: '新鲜程度。How fresh the answer is.' })
  freshness!: Freshness;
}
