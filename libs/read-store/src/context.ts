import type { Kysely } from 'kysely';

import type { EventStore } from '#event-store';

import type { LiveConnections } from './live-connections.js';
import type { OpaqueProjection } from './projection.js';
import { ReadStoreError } from './read-store-error.js';
import type { Registry } from './registry.js';
import type { GenerationId, GenerationStorage } from './storage.js';

/** What the parts of an open read store share. */
export interface ReadStoreContext {
  readonly eventStore: EventStore;
  readonly storage: GenerationStorage;
  readonly registry: Registry;
  readonly projections: ReadonlyMap<string, OpaqueProjection>;
  readonly connections: LiveConnections;
  readonly writers: Writers;
  readonly limits: Limits;
  /** Aborted when the store is closed. */
  readonly closing: AbortSignal;
  now(): Date;
  /** Called in this process whenever a checkpoint has moved. */
  moved(projection: string): void;
}

export interface Limits {
  /** How long the tables of a replaced generation are kept for queries still using them. */
  readonly graceMs: number;
  /** Models kept in memory between batches, for each projection that runs. */
  readonly cachedModels: number;
}

/** @throws ReadStoreError `PROJECTION_UNKNOWN` */
export function projectionNamed(context: ReadStoreContext, name: string): OpaqueProjection {
  const projection = context.projections.get(name);
  if (!projection) throw new ReadStoreError('PROJECTION_UNKNOWN', { projection: name });
  return projection;
}

interface Writer {
  readonly db: Kysely<unknown>;
  users: number;
}

/**
 * One writing connection per generation, shared by all writers of this process: their transactions
 * queue up instead of locking each other out.
 */
export class Writers {
  private readonly writers = new Map<string, Writer>();

  constructor(private readonly storage: GenerationStorage) {}

  async use<Result>(
    id: GenerationId,
    work: (db: Kysely<unknown>) => Promise<Result>,
  ): Promise<Result> {
    const key = `${id.projection}/${id.number}`;
    const writer = this.writers.get(key) ?? {
      db: this.storage.open<unknown>(id, 'apply'),
      users: 0,
    };
    this.writers.set(key, writer);
    writer.users += 1;
    try {
      return await work(writer.db);
    } finally {
      writer.users -= 1;
      if (writer.users === 0) {
        this.writers.delete(key);
        await writer.db.destroy();
      }
    }
  }
}
