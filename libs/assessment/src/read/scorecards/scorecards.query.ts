import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs';
import { Directory, type Organisations } from '#directory';
import { payOfCards } from '../../domain/pay-pool.js';
import type { Scorecard, Unscored } from '../../domain/scorecard.js';
import type { FreshAnswer } from '../statistics-answer.js';
import { PeriodScores, type PeriodScoresQuestion, type StagedScores } from './period-scores.js';

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
export interface NamedScores extends Pick<StagedScores, 'stage' | 'edition'> {
  readonly cards: readonly (Scorecard & Named & Paid)[];
  readonly unscored: readonly (Unscored & Named)[];
}

/** 绩效工资: a pool of whole 分 for the agencies that are stationed in a street. */
export interface PayPool {
  readonly amount: number;
  readonly street: string;
}

export interface ScorecardsRequest extends PeriodScoresQuestion {
  /** One department's card; ranks are among all of its kind. All cards when absent. */
  readonly department?: string | undefined;
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
    private readonly scores: PeriodScores,
    private readonly directory: Directory,
  ) {}

  async execute({ question, afterPosition, asker }: ShowScorecards) {
    const { period, department, withPredecessors = false, onlyStreet, payPool } = question;
    const today = await this.directory.current();
    const then = today.asOf(period.to);
    const inherited = withPredecessors && department ? today.predecessorsOf(department) : [];
    const shown = [department, ...inherited.map(({ id }) => id)];
    const asking = { afterPosition, asker };
    const { answer: found, freshness, cutOff } = await this.scores.of(question, then, asking);
    const { cards, unscored, stage, edition } = found;
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
}
