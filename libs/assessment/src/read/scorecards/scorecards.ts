import type { Kysely } from 'kysely';
import type { EventStore } from '#event-store';
import { type ScoreRules, scoreRulesAt } from '../../domain/score-rules.js';
import { type DepartmentMonth, type Scorecard, scorecardsOf } from '../../domain/scorecard.js';
import type { StatisticsTables } from '../response-statistics/response-statistics.tables.js';
import { departmentMonths, recomputeDepartmentMonths } from './department-months.js';

export interface ScorecardQuestion {
  /** Asia/Shanghai month `YYYY-MM`. */
  readonly month: string;
  /** 数据截止, ISO 8601 UTC: what fell due by then counts. Not before the newest event that is counted. */
  readonly cutOff: string;
  /** One department's card; ranks are among all. All cards when absent. */
  readonly department?: string | undefined;
}

function cardsOf(
  versions: readonly ScoreRules[],
  { month, department }: ScorecardQuestion,
  months: readonly DepartmentMonth[],
): Scorecard[] {
  const rules = scoreRulesAt(versions, month);
  if (!rules) return [];
  const all = scorecardsOf(rules, month, months);
  return department === undefined ? all : all.filter((card) => card.department === department);
}

/**
 * Scorecards from the month's sums. Empty where nothing was dispatched, or no version of the rules was
 * in force on the last day of the month. They change until every summons dispatched in the month is
 * settled; what is open counts as not done once it has fallen due.
 */
export async function scorecards(
  db: Kysely<StatisticsTables>,
  versions: readonly ScoreRules[],
  question: ScorecardQuestion,
): Promise<Scorecard[]> {
  const { month, cutOff } = question;
  return cardsOf(versions, question, await departmentMonths(db, { month, cutOff }));
}

/** The same cards from the log alone, see {@link recomputeDepartmentMonths}. */
export async function recomputeScorecards(
  log: EventStore,
  versions: readonly ScoreRules[],
  question: ScorecardQuestion,
): Promise<Scorecard[]> {
  const { month, cutOff } = question;
  return cardsOf(versions, question, await recomputeDepartmentMonths(log, { month, cutOff }));
}
