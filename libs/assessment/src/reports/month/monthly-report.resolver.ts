import { QueryBus } from '@nestjs/cqrs';
import { Args, ArgsType, Field, ID, Int, Query, Resolver } from '@nestjs/graphql';
import { IsInt, IsOptional, IsString, Max, Min } from 'class-validator';
import { CurrentActor, readScope } from '#access';
import { lastDayOf } from '#calendar';
import { Directory } from '#directory';
import type { Actor } from '#event-sourcing';
import { heavyCost, refuseUnlessMonth } from '#graphql';
import { StatisticsNames } from '../../read/response-statistics/statistics-names.js';
import { MonthArgs } from '../../read/response-statistics/statistics.args.js';
import { ShowMonthlyReport } from './monthly-report.query.js';
import { MonthlyReportType } from './monthly-report.type.js';
import { toMonthlyReport } from './shown-report.js';

const LISTED = 'listed 须在 1 到 20 之间';

@ArgsType()
class MonthlyReportArgs extends MonthArgs {
  @Field(() => ID, { nullable: true, description: '只看此街道。Only this street.' })
  @IsOptional()
  @IsString()
  street?: string;

  @Field(() => Int, {
    defaultValue: 3,
    description:
      '红榜、黑榜各几个；参加排名的不足其两倍的不列。How many each list names; none where fewer than twice as many are ranked.',
  })
  @IsInt({ message: LISTED })
  @Min(1, { message: LISTED })
  @Max(20, { message: LISTED })
  listed: number = 3;
}

@Resolver()
export class MonthlyReportResolver {
  constructor(
    private readonly queries: QueryBus,
    private readonly directory: Directory,
    private readonly names: StatisticsNames,
  ) {}

  @Query(() => MonthlyReportType, {
    complexity: heavyCost(),
    description:
      '群众需求月报：渠道和类别、结转和按期办结、响应用时、各类单位的榜、联席会议、反复发生。街道只见本街道的需求和召集，各单位的得分是全区的。The month’s report. A street sees its own demand and summonses; scores are of the whole district.',
  })
  async monthlyReport(
    @Args() { month, street, listed, afterPosition }: MonthlyReportArgs,
    @CurrentActor() actor: Actor,
  ): Promise<MonthlyReportType> {
    refuseUnlessMonth(month);
    const scope = readScope(actor, await this.directory.current());
    const asked = {
      month,
      street: scope.streetOfFigures(street ?? undefined, true),
      afterPosition: afterPosition ?? undefined,
      asker: actor.account,
    };
    const report = await this.queries.execute(new ShowMonthlyReport(asked));
    return toMonthlyReport(report, { listed, namesOf: await this.names.on(lastDayOf(month)) });
  }
}
