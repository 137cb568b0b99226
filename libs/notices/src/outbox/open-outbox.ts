import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import Database from 'better-sqlite3';
import {
  Kysely,
  PostgresDialect,
  type PostgresPool,
  type PostgresPoolClient,
  sql,
  SqliteDialect,
} from 'kysely';
import pg from 'pg';
import { ReadStoreError } from '#read-store';
import { migrateOutbox } from './outbox.migrations.js';
import type { OutboxDb, OutboxTables } from './outbox.tables.js';

/** Injection token of the outbox's database. */
export const NOTICE_OUTBOX = Symbol('NOTICE_OUTBOX');

/** Where the outbox lives: beside the log in a data folder, or in a schema of PostgreSQL. */
export type OutboxPlace =
  | { readonly file: string; readonly postgres?: never }
  | {
      readonly postgres: { readonly url: string; readonly schema?: string };
      readonly file?: never;
    };

const PATIENCE_MS = 5_000;

/**
 * Opens the outbox and creates or migrates its tables. A process opens a file only once: transactions
 * of one thread on two connections would wait for each other's lock.
 * @throws ReadStoreError `READ_STORE_UNAVAILABLE` where the database cannot be reached
 */
export function openOutbox(place: OutboxPlace): Promise<OutboxDb> {
  return place.postgres ? openPostgres(place.postgres) : openFile(place.file);
}

async function openFile(file: string): Promise<OutboxDb> {
  mkdirSync(dirname(file), { recursive: true });
  const database = new Database(file, { timeout: PATIENCE_MS });
  database.pragma('journal_mode = wal');
  database.pragma('synchronous = normal');
  // What is deleted or replaced leaves nothing on the disk.
  database.pragma('secure_delete = on');
  const db = new Kysely<OutboxTables>({ dialect: new SqliteDialect({ database }) });
  try {
    await db.connection().execute(async (connection) => {
      // Locks the file, because another thread may migrate it at the same time.
      await sql`begin immediate`.execute(connection);
      await migrateOutbox(connection);
      await sql`commit`.execute(connection);
    });
  } catch (error) {
    await db.destroy();
    throw error;
  }
  return db;
}

function poolOf(url: string, schema: string): pg.Pool {
  const pool = new pg.Pool({
    connectionString: url,
    application_name: 'shaodao-notices',
    max: 4,
    keepAlive: true,
    connectionTimeoutMillis: PATIENCE_MS,
    allowExitOnIdle: true,
    options: `-c search_path=${schema} -c statement_timeout=60s -c idle_in_transaction_session_timeout=30s`,
  });
  // The pool has already dropped an idle connection that breaks; the next statement opens a new one.
  pool.on('error', () => undefined);
  // A connection that breaks during a statement emits two errors; the second, unhandled, would end the process.
  pool.on('connect', (client) => client.on('error', () => undefined));
  return pool;
}

/**
 * Turns failures that pass into `READ_STORE_UNAVAILABLE`: those of the network, and SQLSTATE classes 08,
 * 53 and 57 (connection, resources, server starting or stopping).
 */
function toUnavailable(error: unknown): unknown {
  const answered = error instanceof pg.DatabaseError;
  if (answered && !/^(08|53|57)/.test(error.code ?? '')) return error;
  return new ReadStoreError('READ_STORE_UNAVAILABLE', { reason: String(error) }, { cause: error });
}

/** The pool, in whose statements failures that pass are told as such, whoever asks. */
function tellingUnavailable(pool: pg.Pool): PostgresPool {
  const told = (error: unknown) => {
    throw toUnavailable(error);
  };
  return {
    connect: async () => {
      const client = await pool.connect().catch(told);
      const connection = {
        query: (text: string, values: unknown[]) => client.query(text, values).catch(told),
        release: () => client.release(),
      };
      // Kysely's type includes cursors, which it uses only if it is configured with them.
      return connection as unknown as PostgresPoolClient;
    },
    end: () => pool.end(),
  };
}

async function openPostgres(place: {
  readonly url: string;
  readonly schema?: string;
}): Promise<OutboxDb> {
  const { url, schema = 'notices' } = place;
  const pool = poolOf(url, schema);
  const dialect = new PostgresDialect({ pool: tellingUnavailable(pool) });
  const db = new Kysely<OutboxTables>({ dialect });
  try {
    await db.transaction().execute(async (tx) => {
      await sql`select pg_advisory_xact_lock(hashtextextended(${`shaodao ${schema}`}, 0))`.execute(
        tx,
      );
      await sql`create schema if not exists ${sql.id(schema)}`.execute(tx);
      await migrateOutbox(tx);
    });
  } catch (error) {
    await db.destroy();
    throw toUnavailable(error);
  }
  return db;
}
