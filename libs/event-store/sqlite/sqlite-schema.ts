import { realpathSync } from 'node:fs';
import { EventStoreError } from '#event-store';
import Database from 'better-sqlite3';
import { openingError } from './sqlite-error.js';

/** Written to `PRAGMA user_version`; raise it together with a migration. */
const SCHEMA_VERSION = 1;
const BUSY_TIMEOUT_MS = 5_000;

/**
 * Stream names are interned, so that the index on (stream, revision) stays small and new streams
 * land at its right end; AUTOINCREMENT never gives a position twice.
 */
const DDL = `
  CREATE TABLE streams (
    no INTEGER PRIMARY KEY,
    name TEXT NOT NULL UNIQUE
  ) STRICT;
  CREATE TABLE events (
    position INTEGER PRIMARY KEY AUTOINCREMENT,
    stream INTEGER NOT NULL REFERENCES streams (no),
    revision INTEGER NOT NULL,
    id BLOB NOT NULL UNIQUE,
    type TEXT NOT NULL,
    version INTEGER NOT NULL,
    data TEXT NOT NULL,
    metadata TEXT NOT NULL,
    recorded_at INTEGER NOT NULL,
    UNIQUE (stream, revision)
  ) STRICT;
  PRAGMA user_version = ${SCHEMA_VERSION};
`;

/** Opens the write connection; creates the file and its tables where there are none. */
export function openForWriting(file: string): Database.Database {
  return opened(file, {}, (db) => {
    db.pragma('journal_mode = WAL');
    // Each commit is on disk before it is acknowledged: survives power loss, not only a crash.
    db.pragma('synchronous = FULL');
    // Only inside a transaction of ours does a stream row have no events: nothing to check.
    db.pragma('foreign_keys = OFF');
    db.pragma('cache_size = -65536');
    // Index pages of random ids are rewritten often; fewer, larger checkpoints write each page
    // once.
    db.pragma('wal_autocheckpoint = 8000');
    db.pragma('journal_size_limit = 67108864');
    db.transaction(() => createOrCheck(db)).immediate();
  });
}

/** Opens a connection that cannot write. The file must exist and be of this schema version. */
export function openForReading(file: string): Database.Database {
  return opened(file, { readonly: true, fileMustExist: true }, (db) => {
    db.pragma('cache_size = -16384');
    checkVersion(versionOf(db));
  });
}

/**
 * One name per file however its path is spelled, by which connections of this process find each
 * other.
 */
export function channelName(file: string): string {
  return `shaodao-event-store:${realpathSync(file)}`;
}

function opened(
  file: string,
  options: Database.Options,
  configure: (db: Database.Database) => void,
): Database.Database {
  let db: Database.Database | undefined;
  try {
    db = new Database(file, { timeout: BUSY_TIMEOUT_MS, ...options });
    configure(db);
    return db;
  } catch (error) {
    db?.close();
    throw openingError(error, `cannot open the event log ${file}`);
  }
}

function createOrCheck(db: Database.Database): void {
  const version = versionOf(db);
  if (version !== 0) return checkVersion(version);
  const tables = db.prepare('SELECT COUNT(*) FROM sqlite_schema').pluck().get();
  if (tables !== 0) {
    throw new EventStoreError('incompatible', 'this SQLite file holds something else than events');
  }
  db.exec(DDL);
}

function versionOf(db: Database.Database): number {
  return Number(db.pragma('user_version', { simple: true }));
}

function checkVersion(version: number): void {
  if (version === SCHEMA_VERSION) return;
  const advice =
    version > SCHEMA_VERSION ? 'it was written by a newer release: use that one' : 'not a log';
  throw new EventStoreError(
    'incompatible',
    `the event log has schema version ${version}, this release reads ${SCHEMA_VERSION}; ${advice}`,
  );
}
