import type { Kysely } from 'kysely';
import type { EventStore } from '#event-store';
import type { Organisations } from '#directory';
import type { KnownRules } from '#rules';
import { foldWhistle, RESPONDER_KINDS, whistle } from '#whistle';
import { localMonth, monthOf } from '#calendar';
import { contributionOf, measuresOf } from '../../domain/measures.js';
import type { ScoreRules } from '../../domain/score-rules.js';
import {
  type DepartmentMonth,
  type MonthScores,
  scorecardsOf,
  type Scoring,
} from '../../domain/scorecard.js';
import { factsOf } from '../../domain/summons-fact.js';
import { addContribution, newTally, type Tally } from '../../domain/tally.js';
import type { CalendarOf } from '../../domain/working-ms.js';
import {
  cellRange,
  keyOf,
  type StatisticsTables,
} from '../response-statistics/response-statistics.tables.js';

export interface ScorecardQuestion {
  /** Asia/Shanghai month `YYYY-MM`. */
  readonly month: string;
  /** One department's card; ranks are among all of its kind. All cards when absent. */
  readonly department?: string | undefined;
}

function scoresOf(
  scoring: Scoring,
  { month, department }: ScorecardQuestion,
  months: readonly DepartmentMonth[],
): MonthScores {
  const { cards, unscored } = scorecardsOf(scoring, month, months);
  const isAsked = (one: { readonly department: string }) =>
    department === undefined || one.department === department;
  return { cards: cards.filter(isAsked), unscored: unscored.filter(isAsked) };
}

/**
 * Scorecards from the month's sums. Without a score is whose kind no rules were for on the last day of
 * the month. They change until every summons dispatched in the month is settled; open ones count as
 * not done.
 */
export async function scorecards(
  db: Kysely<StatisticsTables>,
  scoring: Scoring,
  question: ScorecardQuestion,
): Promise<MonthScores> {
  const { month } = question;
  const { first, end } = cellRange('department', { grain: 'month', from: month, to: month });
  const rows = await db
    .selectFrom('cells')
    .select(['cell', 'counts'])
    .where('cell', '>=', first)
    .where('cell', '<', end)
    .execute();
  const months = rows.map(({ cell, counts }) => ({
    department: keyOf(cell).value,
    measures: measuresOf(JSON.parse(counts) as number[]),
  }));
  return scoresOf(scoring, question, months);
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

const PAGE = 2_000;

/** Scores do not use durations. */
const UNTIMED: CalendarOf = () => ({ workingMsBetween: () => 0 });

/** Streams with a summons dispatched in the month. */
async function streamsOf(log: EventStore, month: string): Promise<Set<string>> {
  const filter = { streamPrefixes: [whistle.prefix], types: ['DepartmentSummoned'] };
  const streams = new Set<string>();
  let after: string | undefined;
  for (;;) {
    const page = await log.readAll({ limit: PAGE, filter, ...(after !== undefined && { after }) });
    for (const { stream, data } of page.events.map(whistle.typed))
      if (localMonth(data.at) === month) streams.add(stream);
    after = page.position;
    if (page.end) return streams;
  }
}

/**
 * The same cards from the log alone, so that anybody can check a score. Uses no projection; reads one
 * whistle at a time and keeps only the names of the month's whistles in memory.
 */
export async function recomputeScorecards(
  log: EventStore,
  scoring: Scoring,
  question: ScorecardQuestion,
): Promise<MonthScores> {
  const tallies = new Map<string, Tally>();
  for (const stream of await streamsOf(log, question.month)) {
    const events = await whistle.read(log, whistle.idOf(stream));
    for (const fact of factsOf(foldWhistle(events), UNTIMED)) {
      if (monthOf(fact.day) !== question.month) continue;
      const tally = tallies.get(fact.department) ?? newTally();
      addContribution(tally, contributionOf(fact));
      tallies.set(fact.department, tally);
    }
  }
  const months = [...tallies].map(([department, { counts }]) => ({
    department,
    measures: measuresOf(counts),
  }));
  return scoresOf(scoring, question, months);
}
