import { QueryBus } from '@nestjs/cqrs';
import { Args, ArgsType, Field, Int, Query, Resolver } from '@nestjs/graphql';
import { IsBoolean, IsInt, IsOptional, IsString, Min } from 'class-validator';
import { CurrentActor, DEPARTMENT_READERS, readScope, Roles } from '#access';
import { Directory } from '#directory';
import type { Actor } from '#event-sourcing';
import { heavyCost, inputError, refuseUnlessMonth } from '#graphql';
import {
  isRefusedPeriod,
  monthPeriod,
  type ScorePeriod,
  scorePeriodOf,
} from '../../domain/score-period.js';
import { StatisticsPosition } from '../response-statistics/statistics.type.js';
import { scoreWordOf } from '../../score-rule-words.js';
import { ShowScorecards } from './scorecards.query.js';
import { ScorecardSheet } from './scorecards.type.js';

@ArgsType()
class ScorecardArgs extends StatisticsPosition {
  @Field(() => String, {
    nullable: true,
    description:
      '时段（北京时间）：2026-11、2026-Q4、2026、2026-03..2026-08 或 2026-03-05..2026-04-04。Period, Asia/Shanghai.',
  })
  @IsOptional()
  @IsString()
  period?: string;

  @Field(() => String, {
    nullable: true,
    deprecationReason: '改用 period。Use period.',
    description: '月份 YYYY-MM。Month.',
  })
  @IsOptional()
  @IsString()
  month?: string;

  @Field(() => String, { nullable: true, description: '只看此部门。Only this department.' })
  @IsOptional()
  @IsString()
  department?: string;

  @Field(() => Boolean, {
    defaultValue: false,
    description:
      '连同并入此部门的前身单位的得分。Also the scores of those that were merged into this department.',
  })
  @IsBoolean()
  withPredecessors: boolean = false;

  @Field(() => Int, {
    nullable: true,
    description: '已公布时段的某一版；默认现行的。An edition of a published period.',
  })
  @IsOptional()
  @IsInt({ message: 'edition 须为整数' })
  @Min(1, { message: 'edition 不得小于 1' })
  edition?: number;
}

/** @throws GraphQLError naming the field */
function askedPeriod({ period, month }: ScorecardArgs): ScorePeriod {
  if (period === undefined && month !== undefined) {
    refuseUnlessMonth(month);
    return monthPeriod(month);
  }
  if (period === undefined) throw inputError('period', 'SCORE_PERIOD_INVALID', '须写明时段');
  const found = scorePeriodOf(period);
  if (isRefusedPeriod(found)) throw inputError('period', found.fault, found.reason);
  return found;
}

@Resolver()
export class ScorecardsResolver {
  constructor(
    private readonly queries: QueryBus,
    private readonly directory: Directory,
  ) {}

  @Roles(...DEPARTMENT_READERS)
  @Query(() => ScorecardSheet, {
    complexity: heavyCost(),
    description:
      '绩效考核得分：分子、分母、权重、得分俱列，同类单位之间排名。街道、考核、指挥中心可见全部，部门只见本部门。Scorecards with every numerator, denominator, weight and points, ranked among those of one kind; a department sees its own alone.',
  })
  async scorecards(
    @Args() args: ScorecardArgs,
    @CurrentActor() actor: Actor,
  ): Promise<ScorecardSheet> {
    const { department, withPredecessors, afterPosition } = args;
    const period = askedPeriod(args);
    const scope = readScope(actor, await this.directory.current());
    const readable = scope.departmentOfFigures(department ?? undefined);
    const edition = args.edition ?? undefined;
    const question = { period, department: readable, withPredecessors, edition };
    const asked = new ShowScorecards(question, afterPosition ?? undefined);
    const { answer, freshness, cutOff } = await this.queries.execute(asked);
    const cards = answer.cards.map((card) => ({
      ...card,
      month: period.months.length === 1 ? period.id : null,
      indicators: card.indicators.map(({ inputs, ...indicator }) => ({
        ...indicator,
        inputs: inputs.map((input) => ({ ...input, name: scoreWordOf(input.measure) })),
      })),
      succeededBy: [...card.succeededBy],
    }));
    const unscored = answer.unscored.map((one) => ({
      ...one,
      succeededBy: [...one.succeededBy],
    }));
    const { stage, edition: sealed } = answer;
    return { cards, unscored, cutOff, freshness, stage, edition: sealed };
  }
}
