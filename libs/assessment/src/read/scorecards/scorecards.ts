import type { Kysely } from 'kysely';
import type { Organisations } from '#directory';
import type { KnownRules } from '#rules';
import { RESPONDER_KINDS } from '#whistle';
import type { ScorePeriod } from '../../domain/score-period.js';
import type { ScoreRules } from '../../domain/score-rules.js';
import type { Scores, Scoring, SumsByScope } from '../../domain/scorecard.js';
import { sumsNeeded } from '../../domain/score-boards.js';
import { scorecardsOf } from '../../domain/scorer.js';
import { measuresInLog } from '../../periods/measures-in-log.js';
import type { PassLog } from '../../periods/whistles-in-log.js';
import type { StatisticsTables } from '../response-statistics/response-statistics.tables.js';
import { monthSums, type SumsQuestion } from './department-months.js';

export interface ScorecardQuestion {
  readonly period: ScorePeriod;
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

async function scoresOf(
  scoring: Scoring,
  { period, cutOff, department }: ScorecardQuestion,
  measure: (question: SumsQuestion) => Promise<SumsByScope>,
): Promise<Scores> {
  const needed = sumsNeeded(scoring, period);
  const { cards, unscored } = scorecardsOf(scoring, period, await measure({ ...needed, cutOff }));
  const isAsked = (one: { readonly department: string }) =>
    department === undefined || one.department === department;
  return { cards: cards.filter(isAsked), unscored: unscored.filter(isAsked) };
}

/**
 * Scorecards from stored sums. Without a score is whose kind no rules were for on the last day of the
 * period. They change until every summons dispatched in the period is settled; what is open counts as
 * not done once it has fallen due.
 */
export const scorecards = (
  db: Kysely<StatisticsTables>,
  scoring: Scoring,
  question: ScorecardQuestion,
): Promise<Scores> => scoresOf(scoring, question, (asked) => monthSums(db, asked));

/** The same from the log alone, in one pass over it. */
export const recomputeScorecards = (
  log: PassLog,
  scoring: Scoring,
  question: ScorecardQuestion,
): Promise<Scores> =>
  scoresOf(scoring, question, async ({ cutOff, ...needed }) => {
    const [sums = new Map()] = await measuresInLog(log, { cutOff, sums: [needed] });
    return sums;
  });
