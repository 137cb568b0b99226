import { Inject } from '@nestjs/common';
import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs';
import { Directory, type Organisations } from '#directory';
import { inputError } from '#graphql';
import { READ_STORE, type ReadStore } from '#read-store';
import { payOfCards } from '../../domain/pay-pool.js';
import type { Scorecard, Scores, Unscored } from '../../domain/scorecard.js';
import type { PeriodStage } from '../../periods/assessment-period.state.js';
import { PublishedScores, type Standing } from '../../periods/published-scores.js';
import type { LiveScoreRules } from '../../live-score-rules.js';
import { SCORE_RULES } from '../../score-rule-files.js';
import { responseStatistics } from '../response-statistics/response-statistics.projection.js';
import type { StatisticsTables } from '../response-statistics/response-statistics.tables.js';
import { type FreshAnswer, statisticsFreshness } from '../statistics-answer.js';
import { type ScorecardQuestion, scorecards, scoringOf } from './scorecards.js';

/** The department's name at the end of the period, and its successors of today. */
interface Named {
  readonly departmentName: string;
  readonly succeededBy: readonly string[];
}

/** What an agency gets of a pool, in 分; null where none was given or it has no part in it. */
interface Paid {
  readonly pay: number | null;
}

/** The scores of a period with the names of the departments. */
export interface NamedScores {
  readonly cards: readonly (Scorecard & Named & Paid)[];
  readonly unscored: readonly (Unscored & Named)[];
  readonly stage: PeriodStage;
  /** Of the sealed edition that they are from; null where they are computed now. */
  readonly edition: number | null;
}

/** 绩效工资: a pool of whole 分 for the agencies that are stationed in a street. */
export interface PayPool {
  readonly amount: number;
  readonly street: string;
}

export interface ScorecardsRequest extends Omit<ScorecardQuestion, 'cutOff'> {
  /** Also the cards of the department's predecessors, each of its own. */
  readonly withPredecessors?: boolean;
  /** An edition of a published period; the one that holds where absent. */
  readonly edition?: number | undefined;
  /** What a past instant knew, ISO 8601 UTC; now where absent. */
  readonly asOf?: string | undefined;
  /** The only street whose card is shown, where the reader may not see all. */
  readonly onlyStreet?: string | undefined;
  readonly payPool?: PayPool | undefined;
}

/** 考核得分: the scorecards of a period. */
export class ShowScorecards extends Query<FreshAnswer<NamedScores>> {
  constructor(
    readonly question: ScorecardsRequest,
    readonly afterPosition?: string,
  ) {
    super();
  }
}

/** The shares of a pool, by agency. */
export function sharesOfPool(
  { amount, street }: PayPool,
  cards: readonly Scorecard[],
  organisations: Organisations,
): ReadonlyMap<string, number> {
  const isTheirs = ({ department, kind }: Scorecard) =>
    kind === 'stationed-agency' && organisations.find(department)?.parent === street;
  return payOfCards(amount, cards.filter(isTheirs));
}

@QueryHandler(ShowScorecards)
export class ShowScorecardsHandler implements IQueryHandler<ShowScorecards> {
  constructor(
    @Inject(READ_STORE) private readonly store: ReadStore,
    @Inject(SCORE_RULES) private readonly rules: LiveScoreRules,
    private readonly published: PublishedScores,
    private readonly directory: Directory,
  ) {}

  async execute({ question, afterPosition }: ShowScorecards) {
    const { period, department, withPredecessors = false, onlyStreet, payPool } = question;
    const today = await this.directory.current();
    const then = today.asOf(period.to);
    const inherited = withPredecessors && department ? today.predecessorsOf(department) : [];
    const shown = [department, ...inherited.map(({ id }) => id)];
    const freshness = await statisticsFreshness(this.store, afterPosition);
    const standing = await this.#standingOf(question);
    const { stage, cutOff, edition, scores } = standing;
    const { cards, unscored } = scores ?? (await this.#live({ period, cutOff }, then));
    const isShown = (one: { readonly department: string; readonly kind: string | null }) =>
      (department === undefined || shown.includes(one.department)) &&
      (one.kind !== 'street' || onlyStreet === undefined || one.department === onlyStreet);
    const nameOf = (id: string): Named => ({
      departmentName: then.nameOf(id),
      succeededBy: today.find(id)?.succeededBy ?? [],
    });
    const shares = payPool && sharesOfPool(payPool, cards, then);
    const answer: NamedScores = {
      cards: cards.filter(isShown).map((card) => ({
        ...card,
        ...nameOf(card.department),
        pay: shares?.get(card.department) ?? null,
      })),
      unscored: unscored.filter(isShown).map((one) => ({ ...one, ...nameOf(one.department) })),
      stage,
      edition,
    };
    return { answer, freshness, cutOff };
  }

  async #standingOf({ period, edition, asOf }: ScorecardsRequest): Promise<Standing> {
    if (asOf !== undefined) return this.published.asOf(period, asOf);
    const standing = await this.published.standingOf(period, edition);
    if (edition === undefined || standing.scores) return standing;
    throw inputError('edition', 'EDITION_UNKNOWN', `${period.id} 没有第 ${edition} 版`);
  }

  async #live(question: ScorecardQuestion, then: Organisations): Promise<Scores> {
    const db = await this.store.live<StatisticsTables>(responseStatistics.name);
    return scorecards(db, scoringOf(await this.rules.current(), then), question);
  }
}
