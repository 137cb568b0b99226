import { QueryBus } from '@nestjs/cqrs';
import { Args, ArgsType, Field, Int, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { IsBoolean, IsInt, IsOptional, IsString, Min } from 'class-validator';
import { CurrentActor, readScope } from '#access';
import { Directory } from '#directory';
import type { Actor } from '#event-sourcing';
import { heavyCost, inputError, refuseUnlessMonth } from '#graphql';
import { monthPeriod, type ScorePeriod } from '../../domain/score-period.js';
import type { IndicatorScore, Scorecard } from '../../domain/scorecard.js';
import { namedPeriod, pastInstant, unlessTooLong } from '../../periods/online-answers.js';
import { scoreWordOf } from '../../score-rule-words.js';
import { PastStatisticsPosition } from '../response-statistics/statistics.args.js';
import { AskCaseMixes, type CaseMix } from './case-mix.query.js';
import { CaseMixType } from './case-mix.type.js';
import { ScorecardType } from './scorecard.type.js';
import { type NamedScores, type PayPool, ShowScorecards } from './scorecards.query.js';
import { ScorecardSheet } from './scorecards.type.js';

@ArgsType()
class ScorecardArgs extends PastStatisticsPosition {
  @Field(() => String, {
    nullable: true,
    description:
      '时段（北京时间）：2026-11、2026-Q4、2026、2026-03..2026-08 或 2026-03-05..2026-04-04。Period, Asia/Shanghai.',
  })
  @IsOptional()
  @IsString()
  period?: string | null;

  @Field(() => String, {
    nullable: true,
    deprecationReason: '改用 period。Use period.',
    description: '月份 YYYY-MM。Month.',
  })
  @IsOptional()
  @IsString()
  month?: string | null;

  @Field(() => String, {
    nullable: true,
    description: '只看此单位。Only this organisation.',
  })
  @IsOptional()
  @IsString()
  department?: string | null;

  @Field(() => Boolean, {
    defaultValue: false,
    description:
      '连同并入此部门的前身单位的得分。Also the scores of those that were merged into this department.',
  })
  @IsBoolean()
  withPredecessors: boolean = false;

  @Field(() => Int, {
    nullable: true,
    description:
      '时段的某一版，初步结果为 0；默认现行的。An edition of the period, 0 for the preliminary; the one that holds where absent.',
  })
  @IsOptional()
  @IsInt({ message: 'edition 须为整数' })
  @Min(0, { message: 'edition 不得小于 0' })
  edition?: number | null;

  @Field(() => Int, {
    nullable: true,
    description:
      '绩效工资总额（分），按得分分给 payStreet 的派出机构，分毫不差。A pool of pay in fen, split by score among the agencies of a street, to the last fen.',
  })
  @IsOptional()
  @IsInt()
  @Min(0)
  payPool?: number | null;

  @Field(() => String, { nullable: true, description: '哪个街道的派出机构。Whose agencies.' })
  @IsOptional()
  @IsString()
  payStreet?: string | null;
}

/** @throws GraphQLError naming the field */
function askedPeriod({ period, month }: ScorecardArgs): ScorePeriod {
  if (period == null && month != null) {
    refuseUnlessMonth(month);
    return monthPeriod(month);
  }
  if (period == null) throw inputError('period', 'SCORE_PERIOD_INVALID', '须写明时段');
  return namedPeriod(period, 'period');
}

type Mixes = () => Promise<ReadonlyMap<string, CaseMix>>;

function once<T>(ask: () => Promise<T>): () => Promise<T> {
  let asked: Promise<T> | undefined;
  return () => (asked ??= ask());
}

const indicatorsOf = (indicators: readonly IndicatorScore[]) =>
  indicators.map((indicator) => ({
    ...indicator,
    inputs: indicator.inputs.map((input) => ({ ...input, name: scoreWordOf(input.measure) })),
  }));

const partsOf = (parts: Scorecard['parts']) =>
  parts.map((part) => ({
    ...part,
    indicators: indicatorsOf(part.indicators),
    yellowCards: [...part.yellowCards],
    redCards: [...part.redCards],
  }));

const cardOf = (card: NamedScores['cards'][number], period: ScorePeriod): ScorecardType => ({
  ...card,
  month: period.months.length === 1 ? period.id : null,
  indicators: indicatorsOf(card.indicators),
  parts: partsOf(card.parts),
  pooledMonths: [...card.pooledMonths],
  yellowCards: [...card.yellowCards],
  redCards: [...card.redCards],
  succeededBy: [...card.succeededBy],
});

@Resolver(() => ScorecardType)
export class ScorecardsResolver {
  /** The way to all case mixes of a card's sheet: asked once, and only where somebody wants one. */
  readonly #mixes = new WeakMap<ScorecardType, Mixes>();

  constructor(
    private readonly queries: QueryBus,
    private readonly directory: Directory,
  ) {}

  @Query(() => ScorecardSheet, {
    complexity: heavyCost(),
    description:
      '绩效考核得分：分子、分母、权重、得分俱列，同类单位之间排名。街道、考核、指挥中心可见全部单位，部门只见本部门，街道的得分只见本街道。Scorecards with every numerator, denominator, weight and points, ranked among those of one kind; a department sees itself alone, and a street no other street.',
  })
  async scorecards(
    @Args() args: ScorecardArgs,
    @CurrentActor() actor: Actor,
  ): Promise<ScorecardSheet> {
    const { department, withPredecessors, afterPosition } = args;
    const period = askedPeriod(args);
    const scope = readScope(actor, await this.directory.current());
    const readable = scope.departmentOfFigures(department ?? undefined);
    const onlyStreet = scope.streetOfFigures(undefined, true);
    const payPool = this.#poolOf(args, (street) => scope.streetOfFigures(street, true));
    const edition = args.edition ?? undefined;
    const whose = { department: readable, withPredecessors, onlyStreet };
    const asOf = pastInstant(args.asOf);
    const question = { period, ...whose, payPool, edition, asOf };
    const asked = new ShowScorecards(question, afterPosition ?? undefined, actor.account);
    const { answer, freshness, cutOff } = await unlessTooLong(this.queries.execute(asked), 'asOf');
    const mixes = once(() => this.queries.execute(new AskCaseMixes(period, actor.account)));
    const cards = answer.cards.map((card) => cardOf(card, period));
    for (const card of cards) this.#mixes.set(card, mixes);
    const unscored = answer.unscored.map((one) => ({
      ...one,
      succeededBy: [...one.succeededBy],
    }));
    const { stage, edition: sealed } = answer;
    return { cards, unscored, cutOff, freshness, stage, edition: sealed };
  }

  /** @throws GraphQLError naming the field, `NOT_YOUR_ORGANISATION` */
  #poolOf(
    { payPool, payStreet }: ScorecardArgs,
    readable: (street: string | undefined) => string | undefined,
  ): PayPool | undefined {
    if (payPool == null) return undefined;
    const street = readable(payStreet ?? undefined);
    if (street === undefined)
      throw inputError('payStreet', 'PAY_STREET_MISSING', '须写明是哪个街道的派出机构');
    return { amount: payPool, street };
  }

  @ResolveField(() => CaseMixType, {
    complexity: 10,
    description:
      '件的构成：事项类别与哨的种类。Of what its summonses are, so that unlike departments are seen to be unlike.',
  })
  async caseMix(@Parent() card: ScorecardType): Promise<CaseMixType> {
    const mixes = await this.#mixes.get(card)?.();
    const { categories = [], kinds = [] } = mixes?.get(card.department) ?? {};
    return { categories: [...categories], kinds: [...kinds] };
  }
}
