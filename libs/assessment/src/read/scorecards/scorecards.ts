import type { Kysely } from 'kysely';
import type { EventStore } from '#event-store';
import { foldWhistle, whistle } from '#whistle';
import { localMonth, monthOf } from '#calendar';
import { contributionOf, measuresOf } from '../../domain/measures.js';
import { type ScoreRules, scoreRulesAt } from '../../domain/score-rules.js';
import { type DepartmentMonth, type Scorecard, scorecardsOf } from '../../domain/scorecard.js';
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
 * settled; open ones count as not done.
 */
export async function scorecards(
  db: Kysely<StatisticsTables>,
  versions: readonly ScoreRules[],
  question: ScorecardQuestion,
): Promise<Scorecard[]> {
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
  return cardsOf(versions, question, months);
}

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
  versions: readonly ScoreRules[],
  question: ScorecardQuestion,
): Promise<Scorecard[]> {
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
  return cardsOf(versions, question, months);
}
