import type { Kysely } from 'kysely';
import type { Organisations } from '#directory';
import type { KnownRules } from '#rules';
import { RESPONDER_KINDS } from '#whistle';
import type { ScoreRules } from '../../domain/score-rules.js';
import {
  type DepartmentMonth,
  type MonthByRole,
  type MonthScores,
  rolesScored,
  scorecardsOf,
  type Scoring,
} from '../../domain/scorecard.js';
import type { PassLog } from '../../periods/whistles-in-log.js';
import type { StatisticsTables } from '../response-statistics/response-statistics.tables.js';
import {
  departmentMonths,
  type MonthQuestion,
  recomputeDepartmentMonths,
} from './department-months.js';

export interface ScorecardQuestion {
  /** Asia/Shanghai month `YYYY-MM`. */
  readonly month: string;
  /** 数据截止, ISO 8601 UTC: what fell due by then counts. Not before the newest event that is counted. */
  readonly cutOff: string;
  /** One department's card; ranks are among all of its kind. All cards when absent. */
  readonly department?: string | undefined;
}

/** How the organisations of a directory are scored, by the rules as they are known now. */
export const scoringOf = (
  { dated }: Pick<KnownRules<ScoreRules>, 'dated'>,
  organisations: Organisations,
): Scoring => ({
  dated,
  kindOf: (id) => {
    const kind = organisations.find(id)?.kind;
    return RESPONDER_KINDS.find((one) => one === kind);
  },
});

/** Measures of a month, one list for each role or for all of them. */
type Measure = (
  asked: readonly Pick<MonthQuestion, 'roles'>[],
) => Promise<readonly (readonly DepartmentMonth[])[]>;

async function scoresOf(
  scoring: Scoring,
  { month, department }: ScorecardQuestion,
  measure: Measure,
): Promise<MonthScores> {
  const roles = rolesScored(scoring, month);
  const [all = [], ...each] = await measure([{}, ...roles.map((role) => ({ roles: [role] }))]);
  const months: MonthByRole = {
    all,
    ...Object.fromEntries(roles.map((role, at) => [role, each[at]])),
  };
  const { cards, unscored } = scorecardsOf(scoring, month, months);
  const isAsked = (one: { readonly department: string }) =>
    department === undefined || one.department === department;
  return { cards: cards.filter(isAsked), unscored: unscored.filter(isAsked) };
}

/**
 * Scorecards from the month's sums. Without a score is whose kind no rules were for on the last day of
 * the month. They change until every summons dispatched in the month is settled; what is open counts as
 * not done once it has fallen due.
 */
export const scorecards = (
  db: Kysely<StatisticsTables>,
  scoring: Scoring,
  question: ScorecardQuestion,
): Promise<MonthScores> => {
  const { month, cutOff } = question;
  return scoresOf(scoring, question, (asked) =>
    Promise.all(asked.map(({ roles }) => departmentMonths(db, { month, cutOff, roles }))),
  );
};

/** The same from the log alone, in one pass; see {@link recomputeDepartmentMonths}. */
export const recomputeScorecards = (
  log: PassLog,
  scoring: Scoring,
  question: ScorecardQuestion,
): Promise<MonthScores> =>
  scoresOf(scoring, question, (asked) => recomputeDepartmentMonths(log, question, asked));
