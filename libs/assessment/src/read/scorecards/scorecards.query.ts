import { Inject } from '@nestjs/common';
import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs';
import { Directory, type Organisations } from '#directory';
import { QUESTIONS, type Questions, READ_STORE, type ReadStore } from '#read-store';
import { sumsNeeded } from '../../domain/score-boards.js';
import { scorecardsOf } from '../../domain/scorer.js';
import { payOfCards } from '../../domain/pay-pool.js';
import type { Scorecard, Unscored } from '../../domain/scorecard.js';
import type { LiveScoreRules } from '../../live-score-rules.js';
import { SCORE_RULES } from '../../score-rule-files.js';
import { askStatistics, type FreshAnswer } from '../statistics-answer.js';
import { scoreSums, unpackedSums } from './score-sums.query.js';
import { type ScorecardQuestion, scoringOf } from './scorecards.js';

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
}

/** 绩效工资: a pool of whole 分 for the agencies that are stationed in a street. */
export interface PayPool {
  readonly amount: number;
  readonly street: string;
}

export interface ScorecardsRequest extends ScorecardQuestion {
  /** Also the cards of the department's predecessors, each of its own. */
  readonly withPredecessors?: boolean;
  /** The only street whose card is shown, where the reader may not see all. */
  readonly onlyStreet?: string | undefined;
  readonly payPool?: PayPool | undefined;
}

/** 考核得分: the scorecards of a period. */
export class ShowScorecards extends Query<FreshAnswer<NamedScores>> {
  constructor(
    readonly question: ScorecardsRequest,
    readonly afterPosition?: string,
    readonly asker?: string,
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
    @Inject(QUESTIONS) private readonly questions: Questions,
    @Inject(SCORE_RULES) private readonly rules: LiveScoreRules,
    private readonly directory: Directory,
  ) {}

  async execute({ question, afterPosition, asker }: ShowScorecards) {
    const { period, department, withPredecessors = false, onlyStreet, payPool } = question;
    const today = await this.directory.current();
    const then = today.asOf(period.to);
    const inherited = withPredecessors && department ? today.predecessorsOf(department) : [];
    const shown = [department, ...inherited.map(({ id }) => id)];
    const scoring = scoringOf(await this.rules.current(), then);
    const asked = { ...sumsNeeded(scoring, period), cutOff: question.cutOff };
    const told = { question: scoreSums, asked, afterPosition, asker };
    const {
      answer: sums,
      freshness,
      cutOff,
    } = await askStatistics(this.store, this.questions, told);
    const { cards, unscored } = scorecardsOf(scoring, period, unpackedSums(sums));
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
    };
    return { answer, freshness, cutOff };
  }
}
