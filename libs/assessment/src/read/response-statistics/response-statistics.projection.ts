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
import { countedIn, countedText } from '../../domain/counted-text.js';
import { contributionOf } from '../../domain/measures.js';
import { changesAllFacts, factOf, type SummonsFact } from '../../domain/summons-fact.js';
import type { CalendarOf } from '../../domain/working-ms.js';
import { CellChanges } from './cell-changes.js';
import { writeCells } from './cell-writer.js';
import { type FactsTable, rowOf } from './fact-rows.js';
import {
  createIndexes,
  createTables,
  type CountedBatchTable,
  type StatisticsTables,
} from './response-statistics.tables.js';

/** Events that change no count and stop no clock; progress, for example. */
const IGNORES = unrelatedTo('counts');

const keyOf = (stream: string, summons: number): string => `${stream} ${summons}`;

/** What facts are counted as now, by stream and summons, see `counted-text.ts`. */
async function countedNow(
  tx: Kysely<StatisticsTables>,
  streams: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const rows = await tx
    .selectFrom('facts')
    .select(['stream', 'summons', 'counted'])
    .where(oneOf(tx, 'stream', streams))
    .execute();
  return new Map(rows.map(({ stream, summons, counted }) => [keyOf(stream, summons), counted]));
}

interface ChangedFact {
  readonly stream: string;
  readonly fact: SummonsFact;
}

type Changes = readonly FoldedChange<KnownWhistle, WhistleEvent>[];

/** Facts of the summonses that changed, or of all where it is something of the whistle that they hold. */
function* changedFacts(calendarOf: CalendarOf, changes: Changes): Generator<ChangedFact> {
  for (const { stream, before, after } of changes) {
    const { whistle } = after;
    const all = !before || changesAllFacts(before.whistle, whistle);
    for (const [index, summons] of whistle.summonses.entries()) {
      if (!all && summons === before.whistle.summonses[index]) continue;
      const fact = factOf(whistle, index, calendarOf);
      if (fact) yield { stream, fact };
    }
  }
}

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
  const now = await countedNow(
    tx,
    changes.map(({ stream }) => stream),
  );
  const cells = new CellChanges();
  const rows: FactsTable[] = [];
  let batch: number | undefined;
  // One after the other: a rebuild has tens of thousands, and what is held in between costs it most.
  for (const { stream, fact } of changedFacts(calendarOf, changes)) {
    batch ??= await nextBatch(tx);
    const after = contributionOf(fact, ALL_DUE);
    const before = now.get(keyOf(stream, fact.summons));
    cells.add(fact, before === undefined ? undefined : countedIn(before), after);
    rows.push(rowOf(fact, { stream, counted: countedText(after), batch }));
  }
  if (rows.length === 0) return;
  await upsertRows(tx, 'facts', ['stream', 'summons'], rows);
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
  version: 8,
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
