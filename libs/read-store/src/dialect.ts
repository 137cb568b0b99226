import { type Kysely, PostgresAdapter, type RawBuilder, sql, SqliteAdapter } from 'kysely';

/** The kinds of database that hold read models. */
export type ReadDialect = 'sqlite' | 'postgres';

/** Which kind of database a connection or transaction is to, for the few statements that differ. */
export function dialectOf<Tables>(db: Kysely<Tables>): ReadDialect {
  const { adapter } = db.getExecutor();
  if (adapter instanceof SqliteAdapter) return 'sqlite';
  if (adapter instanceof PostgresAdapter) return 'postgres';
  throw new Error(`read models cannot live behind ${adapter.constructor.name}`);
}

/**
 * Column type of texts that are compared by code point, as SQLite does: for ids, for times, and for
 * keys that are read by range. Where a database sorts by language, ranges would not be what they seem.
 */
export function plainText<Tables>(db: Kysely<Tables>): RawBuilder<unknown> {
  return dialectOf(db) === 'postgres' ? sql`text collate "C"` : sql`text`;
}
