import type { Kysely } from 'kysely';
import type { Position } from '#event-sourcing';
import { bookkeepingOf, readCheckpoint } from './bookkeeping.js';
import { LiveConnections } from './live-connections.js';
import { PostgresStorage } from './postgres/postgres-storage.js';
import {
  type AnyProjection,
  projectionsByName,
  type OpaqueProjection,
} from './opaque-projection.js';
import { ReadStoreError } from './read-store-error.js';
import type { ReadPlace } from './read-store.js';
import { Registry } from './registry.js';
import { SqliteStorage } from './sqlite/sqlite-storage.js';
import type { GenerationStorage } from './storage.js';

/** Only the live tables of some projections: for a thread that only answers questions. */
export class ReadTables {
  private constructor(
    private readonly storage: GenerationStorage,
    private readonly registry: Registry,
    private readonly connections: LiveConnections,
    private readonly projections: ReadonlyMap<string, OpaqueProjection>,
  ) {}

  static async open(place: ReadPlace, projections: readonly AnyProjection[]): Promise<ReadTables> {
    const storage = place.postgres
      ? new PostgresStorage(place.postgres)
      : new SqliteStorage(place.directory);
    const registry = await Registry.open(storage);
    const connections = new LiveConnections(storage, registry);
    return new ReadTables(storage, registry, connections, projectionsByName(projections));
  }

  /** As `ReadStore.live`. @throws ReadStoreError `PROJECTION_UNKNOWN`, `PROJECTION_NOT_READY` */
  async live<Tables>(projection: string): Promise<Kysely<Tables>> {
    const found = this.projections.get(projection);
    if (!found) throw new ReadStoreError('PROJECTION_UNKNOWN', { projection });
    return (await this.connections.get(found)).db as Kysely<Tables>;
  }

  /** As `ReadStore.checkpoint`, for tables that exist. */
  async checkpoint(projection: string): Promise<Position | undefined> {
    return (await readCheckpoint(bookkeepingOf(await this.live(projection)), projection)).position;
  }

  async close(): Promise<void> {
    await this.connections.close();
    await this.registry.close();
    await this.storage.close();
  }
}
