import type Database from 'better-sqlite3';
import type { SqliteDatabase, SqliteStatement } from 'kysely';

const capacity = 256;

/**
 * A database for Kysely that keeps its compiled statements. Kysely prepares a statement for every
 * query; for short ones, compiling costs more than running.
 */
export function withStatementCache(database: Database.Database): SqliteDatabase {
  const statements = new Map<string, Database.Statement>();
  return {
    close: () => void database.close(),
    prepare(sql) {
      const known = statements.get(sql);
      // A statement that is being iterated cannot run a second time.
      if (known && !known.busy) return known as SqliteStatement;
      const statement = database.prepare(sql);
      if (statements.size >= capacity) statements.clear();
      statements.set(sql, statement);
      return statement as SqliteStatement;
    },
  };
}
