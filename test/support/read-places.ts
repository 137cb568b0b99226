import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import type { Kysely } from 'kysely';

import type { ReadPlace } from '#read-store';

import { PostgresStorage } from '../../libs/read-store/src/postgres/postgres-storage.js';
import { SqliteStorage } from '../../libs/read-store/src/sqlite/sqlite-storage.js';
import type { GenerationStorage } from '../../libs/read-store/src/storage.js';
import { type PostgresServer, startPostgres } from './postgres.js';

/** The databases that read models live in: whatever holds of one must hold of the other. */
export const READ_DATABASES = ['SQLite', 'PostgreSQL'] as const;
export type ReadDatabase = (typeof READ_DATABASES)[number];

/** Places of one kind for the read models of one spec file; PostgreSQL is a real server. */
export class ReadPlaces {
  private started: PostgresServer | undefined;
  private readonly folder = mkdtempSync(join(tmpdir(), 'shaodao-read-'));
  private count = 0;

  constructor(readonly database: ReadDatabase) {}

  /** Nothing in it outlives the test: many small schemas need not wait for a disk. */
  async start(): Promise<void> {
    if (this.database === 'PostgreSQL') this.started = await startPostgres(['-c', 'fsync=off']);
  }

  async stop(): Promise<void> {
    await this.started?.stop();
    rmSync(this.folder, { recursive: true, force: true });
  }

  /** A place where nothing is yet. */
  fresh(): ReadPlace {
    const name = `place_${(this.count += 1)}`;
    return this.started
      ? { postgres: { url: this.started.url(), schema: name } }
      : { directory: join(this.folder, name) };
  }

  /** The server; SQLite has none. */
  get server(): PostgresServer {
    if (!this.started) throw new Error(`${this.database} has no server`);
    return this.started;
  }

  /** A generation to write to, without a runner, as wide open as a builder has it. */
  async emptyGeneration<Tables>(): Promise<Kysely<Tables>> {
    const storage = storageAt(this.fresh());
    await storage.create('empty-g1');
    await storage.close();
    return storage.open<Tables>('empty-g1', 'build');
  }
}

/** The generations at a place, under the read store's own door. */
export function storageAt(place: ReadPlace): GenerationStorage {
  return place.postgres ? new PostgresStorage(place.postgres) : new SqliteStorage(place.directory);
}
