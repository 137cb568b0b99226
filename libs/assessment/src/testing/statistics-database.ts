import Database from 'better-sqlite3';
import { Kysely, SqliteDialect } from 'kysely';
import type { RecordedEvent } from '#event-sourcing';
import { type FoldedProjection, isAbout } from '#read-store';
import { type KnownWhistle, whistle, type WhistleEvent, whistleFold } from '#whistle';
import { responseStatistics } from '../read/response-statistics/response-statistics.projection.js';
import type { StatisticsTables } from '../read/response-statistics/response-statistics.tables.js';

/** A read model of whistles, whatever it ignores. */
type OfWhistles<Tables, Ignored extends WhistleEvent['type']> = FoldedProjection<
  KnownWhistle,
  Tables,
  WhistleEvent,
  Ignored
>;

/** The tables of a read model in an empty generation; in memory unless one is given. */
export async function emptyTables<Tables, Ignored extends WhistleEvent['type']>(
  projection: OfWhistles<Tables, Ignored>,
  db: Kysely<Tables> = inMemory<Tables>(),
): Promise<Kysely<Tables>> {
  await projection.migrate(db);
  await projection.index?.(db);
  return db;
}

/** The statistics in an empty generation; in memory unless one is given. */
export const statisticsDatabase = (
  db?: Kysely<StatisticsTables>,
): Promise<Kysely<StatisticsTables>> => emptyTables(responseStatistics, db);

function inMemory<Tables>(): Kysely<Tables> {
  const dialect = new SqliteDialect({ database: new Database(':memory:') });
  return new Kysely<Tables>({ dialect });
}

/** What was applied to a database, as its log would hold it. */
const logs = new WeakMap<object, Map<string, RecordedEvent[]>>();

/** One batch of the statistics, see {@link applyTo}. */
export const applyBatch = (
  db: Kysely<StatisticsTables>,
  events: readonly RecordedEvent[],
): Promise<void> => applyTo(responseStatistics, db, events);

/** Applies one batch as the runner does: states come from the log, also if it was applied before. */
export async function applyTo<Tables, Ignored extends WhistleEvent['type']>(
  projection: OfWhistles<Tables, Ignored>,
  db: Kysely<Tables>,
  events: readonly RecordedEvent[],
): Promise<void> {
  const log = logs.get(db) ?? new Map<string, RecordedEvent[]>();
  logs.set(db, log);
  const streams = [...new Set(events.map((event) => event.stream))];
  const changes = streams.flatMap((stream) => {
    const batch = events.filter((event) => event.stream === stream);
    const [first, last] = [batch[0]?.revision ?? 0, batch.at(-1)?.revision ?? 0];
    const known = (log.get(stream) ?? []).filter(({ revision }) => revision < first);
    log.set(stream, [...known, ...batch]);
    const isTold = batch.some(({ type }) => isAbout(projection, type));
    const before = known.length > 0 ? stateAfter(stream, known) : undefined;
    const after = stateAfter(stream, [...known, ...batch]);
    const typed = batch.map((event) => whistle.typed(event));
    return isTold ? [{ stream, before, after, revision: last, events: typed }] : [];
  });
  if (changes.length > 0) await projection.save(db, changes);
}

const stateAfter = (stream: string, events: readonly RecordedEvent[]): KnownWhistle =>
  events.reduce(
    (state, event) => whistleFold.evolve(state, whistle.typed(event)),
    whistleFold.initial(stream),
  );

/** Facts and cells, in order; without the numbers of batches, which depend on how it was read. */
export async function statisticsRows(db: Kysely<StatisticsTables>) {
  const facts = await db
    .selectFrom('facts')
    .selectAll()
    .orderBy('stream')
    .orderBy('summons')
    .execute();
  return {
    facts: facts.map((row) => Object.assign(row, { batch: 0 })),
    cells: await db.selectFrom('cells').selectAll().orderBy('cell').execute(),
  };
}
