import type { Kysely } from 'kysely';
import { createWorkCalendar } from '#calendar';
import type { Recorded } from '#event-sourcing';
import { type Change, handleAll, oneOf, type Projection, upsertRows } from '#read-store';
import {
  noWhistle,
  whistle,
  type Whistle,
  type WhistleEvent,
  unrelatedTo,
  type Unrelated,
} from '#whistle';
import { CountedWhistle } from '../../domain/counted-whistle.js';
import { type Contribution, contributionOf } from '../../domain/measures.js';
import { factOf, type SummonsFact } from '../../domain/summons-fact.js';
import type { CalendarOf } from '../../domain/working-ms.js';
import { CellChanges } from './cell-changes.js';
import { writeCells } from './cell-writer.js';
import {
  createIndexes,
  createTables,
  type FactsTable,
  type StatisticsTables,
} from './response-statistics.tables.js';

const count = (counted: CountedWhistle, event: Recorded<WhistleEvent>): CountedWhistle =>
  counted.evolve(event.revision, event);

const IGNORES = unrelatedTo('counts');

/** Counts events that change a count or stop a clock; a confirmed arrival, for example, does neither. */
const handlers = handleAll(whistle, count, IGNORES);

const rowOf = (stream: string, fact: SummonsFact): FactsTable => ({
  stream,
  ...fact,
  proven: Number(fact.proven),
  released: Number(fact.released),
});

const isUnchanged = (before: SummonsFact, after: SummonsFact): boolean =>
  (Object.keys(after) as (keyof SummonsFact)[]).every((key) => before[key] === after[key]);

/** Collects what a batch changes, so that each table is written once. */
class Batch {
  readonly facts: FactsTable[] = [];
  readonly cells = new CellChanges();

  constructor(private readonly calendarOf: CalendarOf) {}

  add({ stream, before, after }: Change<CountedWhistle>): void {
    const old = before?.whistle ?? noWhistle;
    for (const [index, summons] of after.whistle.summonses.entries())
      if (summons !== old.summonses[index])
        this.#replace(stream, this.#factOf(old, index), this.#factOf(after.whistle, index));
  }

  #factOf(known: Whistle, index: number): SummonsFact | undefined {
    return factOf(known, index, this.calendarOf);
  }

  #replace(stream: string, before: SummonsFact | undefined, after: SummonsFact | undefined): void {
    if (!after || (before && isUnchanged(before, after))) return;
    this.facts.push(rowOf(stream, after));
    const old: Contribution | undefined = before && contributionOf(before);
    this.cells.add(after, old, contributionOf(after));
  }
}

async function load(
  tx: Kysely<StatisticsTables>,
  streams: readonly string[],
): Promise<Map<string, CountedWhistle>> {
  const rows = await tx
    .selectFrom('histories')
    .selectAll()
    .where(oneOf(tx, 'stream', streams))
    .execute();
  return new Map(
    rows.map(({ stream, revision, state }) => [stream, new CountedWhistle(revision, state)]),
  );
}

async function saveBy(
  calendarOf: CalendarOf,
  tx: Kysely<StatisticsTables>,
  changes: readonly Change<CountedWhistle>[],
): Promise<void> {
  const batch = new Batch(calendarOf);
  for (const change of changes) batch.add(change);
  const histories = changes.map(({ stream, after }) => ({
    stream,
    revision: after.revision,
    state: after.pack(),
  }));
  await upsertRows(tx, 'histories', ['stream'], histories);
  if (batch.facts.length > 0) await upsertRows(tx, 'facts', ['stream', 'summons'], batch.facts);
  await writeCells(tx, batch.cells.values());
}

/**
 * Response times and the counts behind scores: a fact for each summons, and cells with the exact sums of
 * facts by day and month, so that a question costs the same at any volume.
 */
export const responseStatisticsBy = (
  calendarOf: CalendarOf,
): Projection<CountedWhistle, StatisticsTables, WhistleEvent, Unrelated<'counts'>> => ({
  name: 'response-statistics',
  version: 4,
  replaySafety:
    'A whistle remembers the revision it was counted up to, and a cell takes the difference between its new and its old contribution, in the same transaction.',
  family: whistle,
  when: handlers,
  ignores: IGNORES,
  migrate: createTables,
  index: createIndexes,
  initial: () => new CountedWhistle(-1),
  revisionOf: (counted) => counted.revision,
  load,
  save: (tx, changes) => saveBy(calendarOf, tx, changes),
});

const publishedCalendar = createWorkCalendar();

/** With the published holidays and the usual hours, whatever hours a whistle's own rules have. */
export const responseStatistics = responseStatisticsBy(() => publishedCalendar);
