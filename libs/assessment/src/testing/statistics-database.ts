import Database from 'better-sqlite3';
import { Kysely, SqliteDialect } from 'kysely';
import type { RecordedEvent } from '#event-sourcing';
import { responseStatistics } from '../read/response-statistics/response-statistics.projection.js';
import type { StatisticsTables } from '../read/response-statistics/response-statistics.tables.js';

/** The statistics in an empty generation; in memory unless one is given. */
export async function statisticsDatabase(
  db: Kysely<StatisticsTables> = inMemory(),
): Promise<Kysely<StatisticsTables>> {
  await responseStatistics.migrate(db);
  await responseStatistics.index?.(db);
  return db;
}

function inMemory(): Kysely<StatisticsTables> {
  const dialect = new SqliteDialect({ database: new Database(':memory:') });
  return new Kysely<StatisticsTables>({ dialect });
}

/** Applies one batch as the runner does. */
export async function applyBatch(
  db: Kysely<StatisticsTables>,
  events: readonly RecordedEvent[],
): Promise<void> {
  const streams = [...new Set(events.map((event) => event.stream))];
  const loaded = await responseStatistics.load(db, streams);
  const changes = streams.flatMap((stream) => {
    const before = loaded.get(stream);
    const start = before ?? responseStatistics.initial(stream);
    const after = events.filter((event) => event.stream === stream).reduce(applyEvent, start);
    return after === start ? [] : [{ stream, before, after }];
  });
  if (changes.length > 0) await responseStatistics.save(db, changes);
}

type Model = ReturnType<typeof responseStatistics.initial>;

function applyEvent(model: Model, event: RecordedEvent): Model {
  const handlers: Readonly<Record<string, ((model: Model, event: never) => Model) | undefined>> =
    responseStatistics.when;
  if (event.revision <= model.revision) return model;
  return handlers[event.type]?.(model, event as never) ?? model;
}

/** Facts and cells, in order. */
export async function statisticsRows(db: Kysely<StatisticsTables>) {
  return {
    facts: await db.selectFrom('facts').selectAll().orderBy('stream').orderBy('summons').execute(),
    cells: await db.selectFrom('cells').selectAll().orderBy('cell').execute(),
  };
}
