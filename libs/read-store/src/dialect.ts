import { type Kysely, PostgresAdapter, type RawBuilder, sql, SqliteAdapter } from 'kysely';

/** The kinds of database that hold read models. */
export type ReadDialect = 'sqlite' | 'postgres';

/** The kind of database behind a connection or transaction, for the few statements that differ. */
export function dialectOf<Tables>(db: Kysely<Tables>): ReadDialect {
  const { adapter } = db.getExecutor();
  if (adapter instanceof SqliteAdapter) return 'sqlite';
  if (adapter instanceof PostgresAdapter) return 'postgres';
  throw new Error(`read models cannot live behind ${adapter.constructor.name}`);
}

/**
 * Column type for texts compared by code point, as SQLite does: ids, times, and keys read by range.
 * A database that sorts by language would return other ranges.
 */
export function plainText<Tables>(db: Kysely<Tables>): RawBuilder<unknown> {
  return dialectOf(db) === 'postgres' ? sql`text collate "C"` : sql`text`;
}
