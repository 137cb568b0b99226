import { chmodSync, existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { Kysely, PostgresDialect, sql, SqliteDialect } from 'kysely';
import pg from 'pg';
import { OperatorError } from '#event-sourcing';
import { ReadStoreError } from '#read-store';
import type { KeyStore } from './key-store.js';
import { masterKeysIn, masterKeysOf } from './master-key.js';
import { type KeyDatabase, type KeyTables, SqlKeyStore } from './sql-key-store.js';

/** The secret that wraps the keys, and the one before it during a rotation. */
interface KeySecrets {
  readonly secret: string;
  readonly previous?: string;
}

/** Where keys are: a folder of their own, or a database of their own that several processes share. */
export type KeyPlace =
  | { readonly folder: string; readonly secrets?: KeySecrets; readonly url?: never }
  | {
      readonly url: string;
      readonly secrets: KeySecrets;
      readonly schema?: string;
      readonly folder?: never;
    };

const PATIENCE_MS = 5_000;
const SCHEMA = 'shaodao_keys';

/**
 * Opens the key store; makes a missing one.
 * @throws OperatorError KEYS_SECRET_WRONG, MASTER_KEY_MISSING, KEYS_REFUSED, KEYS_DAMAGED; ReadStoreError
 * where its server is away, or its file cannot be written
 */
export async function openKeyStore(place: KeyPlace): Promise<KeyStore> {
  const store = place.url === undefined ? openFolder(place) : await openPostgres(place);
  try {
    await store.check();
    return store;
  } catch (error) {
    await store.close();
    throw error;
  }
}

const TABLE = `create table if not exists subject_keys (
  id text primary key, subject text not null, wrapped text, wrapped_by text not null,
  made_at text not null, erased_at text)`;
const LIVE = `create unique index if not exists subject_keys_live
  on subject_keys (subject) where wrapped is not null`;

function openFolder({ folder, secrets }: KeyPlace & { readonly folder: string }): SqlKeyStore {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  chmodSync(folder, 0o700);
  const file = join(folder, 'keys.db');
  const masters = () =>
    secrets
      ? masterKeysOf(secrets.secret, secrets.previous)
      : masterKeysIn(folder, !existsSync(file));
  // Before the database is made: beside one, a missing master key is never made anew.
  masters();
  return new SqlKeyStore(openFile(file), masters);
}

/**
 * What a failure of the file is: one that passes (no room, not writable, locked) becomes
 * `READ_STORE_UNAVAILABLE`; a damaged file is a matter for whoever has the backup.
 */
function fileFailureOf(cause: unknown): unknown {
  const { code } = Object(cause) as { readonly code?: unknown };
  if (typeof code !== 'string' || !code.startsWith('SQLITE_')) return cause;
  if (/^SQLITE_(CORRUPT|NOTADB)/.test(code))
    return new OperatorError(
      'KEYS_DAMAGED',
      `密钥库 keys.db 已损坏（${code}）：请移开它，再用 privacy restore 从密钥备份恢复`,
      { cause },
    );
  return new ReadStoreError('READ_STORE_UNAVAILABLE', { reason: `KEYS_DIR ${code}` }, { cause });
}

function openFile(file: string): KeyDatabase {
  try {
    return keyDatabaseIn(file);
  } catch (error) {
    throw fileFailureOf(error);
  }
}

function keyDatabaseIn(file: string): KeyDatabase {
  const database = new Database(file, { timeout: PATIENCE_MS });
  chmodSync(file, 0o600);
  database.pragma('journal_mode = wal');
  // A key is on disk before a value is sealed with it: without it the value is lost.
  database.pragma('synchronous = full');
  // An erased key is overwritten, not only unlinked.
  database.pragma('secure_delete = on');
  database.exec(`${TABLE}; ${LIVE}`);
  const db = new Kysely<KeyTables>({ dialect: new SqliteDialect({ database }) });
  const scrub = async () => void database.pragma('wal_checkpoint(truncate)');
  return { db, scrub, failureOf: fileFailureOf };
}

async function openPostgres({
  url,
  secrets,
  schema = SCHEMA,
}: KeyPlace & { readonly url: string }): Promise<SqlKeyStore> {
  const pool = new pg.Pool({
    connectionString: url,
    application_name: 'shaodao-keys',
    max: 4,
    keepAlive: true,
    connectionTimeoutMillis: PATIENCE_MS,
    allowExitOnIdle: true,
    options: `-c search_path=${schema} -c statement_timeout=30s`,
  });
  // A connection that breaks is opened anew; unheard, its errors would end the process.
  pool.on('error', () => undefined);
  pool.on('connect', (client) => client.on('error', () => undefined));
  const db = new Kysely<KeyTables>({ dialect: new PostgresDialect({ pool }) });
  try {
    await createTables(db, schema);
  } catch (error) {
    await db.destroy();
    throw failureOf(error);
  }
  // What an erased row leaves in the table's file goes with the next vacuum: at once.
  const scrub = async () => void (await sql`vacuum subject_keys`.execute(db));
  return new SqlKeyStore({ db, scrub, failureOf }, () =>
    masterKeysOf(secrets.secret, secrets.previous),
  );
}

const createTables = (db: Kysely<KeyTables>, schema: string): Promise<void> =>
  db.transaction().execute(async (tx) => {
    await sql`select pg_advisory_xact_lock(hashtextextended(${`shaodao ${schema}`}, 0))`.execute(
      tx,
    );
    await sql`create schema if not exists ${sql.id(schema)}`.execute(tx);
    await sql.raw(TABLE).execute(tx);
    await sql.raw(LIVE).execute(tx);
  });

/**
 * Failures that pass become `READ_STORE_UNAVAILABLE`: those of the network, and SQLSTATE classes 08, 53
 * and 57. None has the connection string in it, which holds a password.
 */
function failureOf(cause: unknown): unknown {
  const answered = cause instanceof pg.DatabaseError;
  if (answered && !/^(08|53|57)/.test(cause.code ?? ''))
    return new OperatorError('KEYS_REFUSED', `密钥库（KEYS_URL）拒绝：${cause.message}`, { cause });
  return new ReadStoreError('READ_STORE_UNAVAILABLE', { reason: 'KEYS_URL' }, { cause });
}
