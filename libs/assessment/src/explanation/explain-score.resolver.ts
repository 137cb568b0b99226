import { QueryBus } from '@nestjs/cqrs';
import { Args, ArgsType, Field, ID, Int, Query, Resolver } from '@nestjs/graphql';
import { IsInt, IsOptional, IsString, Max, MaxLength, Min } from 'class-validator';
import { CurrentActor } from '#access';
import type { Actor } from '#event-sourcing';
import { heavyCost, inputError } from '#graphql';
import { isRefusedPeriod, scorePeriodOf } from '../domain/score-period.js';
import { StatisticsPosition } from '../read/response-statistics/statistics.args.js';
import { AskCaseMixes } from '../read/scorecards/case-mix.query.js';
import { ShowScorecards } from '../read/scorecards/scorecards.query.js';
import { ExplainScore } from './explain-score.query.js';
import { ScoreExplanation } from './explanation.types.js';
import { shownExplanation } from './shown-explanation.js';

const LISTED = 'first 须在 0 到 20 之间';

@ArgsType()
class ExplainArgs extends StatisticsPosition {
  @Field(() => String, {
    description:
      '时段（北京时间）：2026-11、2026-Q4、2026、2026-03..2026-08。Period, Asia/Shanghai.',
  })
  @IsString()
  period!: string;

  @Field(() => ID, { description: '单位。Organisation.' })
  @IsString()
  @MaxLength(64, { message: '单位编号过长' })
  organisation!: string;

  @Field(() => String, {
    nullable: true,
    description: '只说明这一项指标（代码）。Only this indicator, by its code.',
  })
  @IsOptional()
  @IsString()
  indicator?: string | null;

  @Field(() => Int, {
    defaultValue: 5,
    description: '每个计数列出头几次召集，0–20。How many summonses of each count are listed.',
  })
  @IsInt()
  @Min(0, { message: LISTED })
  @Max(20, { message: LISTED })
  first: number = 5;
}

@Resolver()
export class ExplainScoreResolver {
  constructor(private readonly queries: QueryBus) {}

  @Query(() => ScoreExplanation, {
    nullable: true,
    complexity: heavyCost(),
    description:
      '考核得分的来历：得分→指标→分子分母→各次召集，附算式、规则版本、数据截止、名次；没有得分则为空。再由 clockLedger 到每个事件。部门只见本部门；街道所见的召集限于本街道。Why a score is what it is: indicators, what they count and how, and the summonses behind each; null where there is no score. `clockLedger` leads on to each event.',
  })
  async explainScore(
    @Args() { period: asked, organisation, indicator, first, afterPosition }: ExplainArgs,
    @CurrentActor() actor: Actor,
  ): Promise<ScoreExplanation | null> {
    const period = scorePeriodOf(asked);
    if (isRefusedPeriod(period)) throw inputError('period', period.fault, period.reason);
    const scored = new ShowScorecards({ period }, afterPosition ?? undefined, actor.account);
    const { answer, freshness, cutOff } = await this.queries.execute(scored);
    const mixes = await this.queries.execute(new AskCaseMixes(period, actor.account));
    const only = { indicator: indicator ?? undefined, first };
    const { cards, edition } = answer;
    const question = { period, cutOff, organisation, cards, edition, mixes, ...only };
    const score = await this.queries.execute(new ExplainScore(actor, question));
    return score ? shownExplanation(score, freshness) : null;
  }
}
