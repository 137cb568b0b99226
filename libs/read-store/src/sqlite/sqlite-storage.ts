import {
  closeSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readdirSync,
  rmSync,
} from 'node:fs';
import { join } from 'node:path';

import Database from 'better-sqlite3';
import { Kysely, sql, SqliteDialect } from 'kysely';

import type { GenerationStorage, Home, Lock, Purpose, StorageFailure } from '../storage.js';
import { withStatementCache } from './statement-cache.js';

/**
 * A generation's writer must not block on a lock: its holder may be a transaction of this same
 * thread, which then could never finish. The runner retries without blocking instead.
 */
const writerPatienceMs = 20;
/** Registry statements are single, so another thread holds their lock, and only briefly. */
const registryPatienceMs = 5_000;

const pragmas: Readonly<Record<Purpose | 'registry', readonly string[]>> = {
  query: ['query_only = on', 'cache_size = -16384'],
  // Few checkpoints: each syncs the file, and the log's own syncs would queue behind it.
  apply: [
    'journal_mode = wal',
    'synchronous = normal',
    'cache_size = -32768',
    'wal_autocheckpoint = 16000',
  ],
  build: ['journal_mode = memory', 'synchronous = off', 'cache_size = -65536'],
  registry: ['journal_mode = wal', 'synchronous = full'],
};

/** The operating system never takes a lock from a living process. */
const neverLost = new AbortController().signal;

/** Homes as files `<home>.db` of one directory, which is created. */
export class SqliteStorage implements GenerationStorage {
  constructor(private readonly directory: string) {
    mkdirSync(directory, { recursive: true });
  }

  async openRegistry<Tables>(
    migrate: (db: Kysely<Tables>) => Promise<void>,
  ): Promise<Kysely<Tables>> {
    const options = { timeout: registryPatienceMs };
    const file = join(this.directory, 'registry.db');
    const db = connect<Tables>(file, options, pragmas.registry);
    await migrate(db);
    return db;
  }

  /** An empty file is an empty database. */
  async create(home: Home): Promise<void> {
    closeSync(openSync(this.file(home), 'a'));
  }

  open<Tables>(home: Home, purpose: Purpose): Kysely<Tables> {
    const options = {
      readonly: purpose === 'query',
      fileMustExist: true,
      timeout: purpose === 'query' ? registryPatienceMs : writerPatienceMs,
    };
    return connect(this.file(home), options, pragmas[purpose]);
  }

  async seal(home: Home, db: Kysely<unknown>): Promise<void> {
    await sql`pragma journal_mode = wal`.execute(db);
    await db.destroy();
    for (const path of [this.file(home), this.directory]) {
      const descriptor = openSync(path, 'r');
      fsyncSync(descriptor);
      closeSync(descriptor);
    }
  }

  async drop(home: Home): Promise<void> {
    for (const suffix of ['', '-wal', '-shm', '-journal'])
      rmSync(this.file(home) + suffix, { force: true });
  }

  async list(): Promise<readonly Home[]> {
    return readdirSync(this.directory).flatMap((name) => /^(.+-g\d+)\.db$/.exec(name)?.[1] ?? []);
  }

  /** An open exclusive transaction: the operating system ends it together with its process. */
  async lock(name: string): Promise<Lock | undefined> {
    const database = new Database(join(this.directory, `${name}.lock`), { timeout: 0 });
    try {
      database.exec('begin exclusive');
      const release = async () => void database.close();
      return { release, epoch: undefined, lost: neverLost };
    } catch (error) {
      database.close();
      if (this.failureOf(error) === 'transient') return undefined;
      throw error;
    }
  }

  failureOf(error: unknown): StorageFailure {
    // Not by class: the addon has one error class for all threads and module registries.
    const { code = '' } = Object(error) as { readonly code?: unknown };
    if (typeof code !== 'string' || !code.startsWith('SQLITE_')) return 'data';
    if (/^SQLITE_(BUSY|LOCKED)/.test(code)) return 'transient';
    return /^SQLITE_(CONSTRAINT|MISMATCH|TOOBIG|RANGE)/.test(code) ? 'data' : 'broken';
  }

  async close(): Promise<void> {}

  private file(home: Home): string {
    return join(this.directory, `${home}.db`);
  }
}

function connect<Tables>(
  file: string,
  options: Database.Options,
  settings: readonly string[],
): Kysely<Tables> {
  const { fileMustExist = false } = options;
  if (fileMustExist && !existsSync(file)) throw new Error(`no such generation: ${file}`);
  const database = new Database(file, options);
  try {
    for (const setting of settings) database.pragma(setting);
  } catch (error) {
    database.close();
    throw error;
  }
  const dialect = new SqliteDialect({ database: withStatementCache(database) });
  return new Kysely<Tables>({ dialect });
}
