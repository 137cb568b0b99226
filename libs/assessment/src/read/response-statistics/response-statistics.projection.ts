import { type Kysely, sql } from 'kysely';
import { createWorkCalendar } from '#calendar';
import { type FoldedChange, type FoldedProjection, oneOf, upsertRows } from '#read-store';
import {
  type KnownWhistle,
  unrelatedTo,
  type Unrelated,
  type WhistleEvent,
  whistleFold,
} from '#whistle';
import { ALL_DUE } from '../../domain/judged-counts.js';
import { contributionOf } from '../../domain/measures.js';
import { changesAllFacts, factOf } from '../../domain/summons-fact.js';
import type { CalendarOf } from '../../domain/working-ms.js';
import { CellChanges } from './cell-changes.js';
import { writeCells } from './cell-writer.js';
import { type FactRow, factIn, type FactsTable, rowOf } from './fact-rows.js';
import {
  createIndexes,
  createTables,
  type CountedBatchTable,
  type StatisticsTables,
} from './response-statistics.tables.js';

/** Events that change no count and stop no clock; progress, for example. */
const IGNORES = unrelatedTo('counts');

const isUnchanged = (before: FactRow, after: FactRow): boolean =>
  (Object.keys(after) as (keyof FactRow)[]).every((key) => before[key] === after[key]);

const keyOf = (stream: string, summons: number): string => `${stream} ${summons}`;

/** Facts as they are counted now, by stream and summons. */
async function factsNow(
  tx: Kysely<StatisticsTables>,
  streams: readonly string[],
): Promise<ReadonlyMap<string, FactsTable>> {
  const rows = await tx
    .selectFrom('facts')
    .selectAll()
    .where(oneOf(tx, 'stream', streams))
    .execute();
  return new Map(rows.map((row) => [keyOf(row.stream, row.summons), row]));
}

type Changes = readonly FoldedChange<KnownWhistle, WhistleEvent>[];

/** Facts of the summonses that changed, or of all where it is something of the whistle that they hold. */
const changedFacts = (calendarOf: CalendarOf, changes: Changes): readonly FactRow[] =>
  changes.flatMap(({ stream, before, after: { whistle } }) => {
    const all = !before || changesAllFacts(before.whistle, whistle);
    return whistle.summonses.flatMap((summons, index) => {
      if (!all && summons === before.whistle.summonses[index]) return [];
      const fact = factOf(whistle, index, calendarOf);
      return fact ? rowOf(stream, fact) : [];
    });
  });

async function nextBatch(tx: Kysely<StatisticsTables>): Promise<number> {
  const { rows } = await sql<CountedBatchTable>`update counted_batch set batch = batch + 1
    returning batch`.execute(tx);
  return rows[0]?.batch ?? 0;
}

async function saveBy(
  calendarOf: CalendarOf,
  tx: Kysely<StatisticsTables>,
  changes: Changes,
): Promise<void> {
  const facts = changedFacts(calendarOf, changes);
  if (facts.length === 0) return;
  const now = await factsNow(tx, [...new Set(facts.map(({ stream }) => stream))]);
  const cells = new CellChanges();
  const changed = facts.filter((after) => {
    const before = now.get(keyOf(after.stream, after.summons));
    if (before && isUnchanged(before, after)) return false;
    const [old, fact] = [before && factIn(before), factIn(after)];
    cells.add(fact, old && contributionOf(old, ALL_DUE), contributionOf(fact, ALL_DUE));
    return true;
  });
  if (changed.length === 0) return;
  const batch = await nextBatch(tx);
  const numbered = changed.map((row): FactsTable => Object.assign({ batch }, row));
  await upsertRows(tx, 'facts', ['stream', 'summons'], numbered);
  await writeCells(tx, cells.values());
}

/**
 * Response times and the counts behind scores: a fact for each summons, and cells with the exact sums of
 * facts by day and month, so that a question costs the same at any volume. Cells hold what counts once
 * everything has fallen due; a question corrects them by what is not yet due at its cut-off.
 */
export const responseStatisticsBy = (
  calendarOf: CalendarOf,
): FoldedProjection<KnownWhistle, StatisticsTables, WhistleEvent, Unrelated<'counts'>> => ({
  name: 'response-statistics',
  version: 7,
  replaySafety:
    'A cell takes the difference between what a fact is and what it was counted as, in the transaction that replaces the fact.',
  fold: whistleFold,
  ignores: IGNORES,
  tables: ['facts', 'cells', 'counted_batch'],
  migrate: createTables,
  index: createIndexes,
  save: (tx, changes) => saveBy(calendarOf, tx, changes),
});

const publishedCalendar = createWorkCalendar();

/** With the published holidays and the usual hours, whatever hours a whistle's own rules have. */
export const responseStatistics = responseStatisticsBy(() => publishedCalendar);
