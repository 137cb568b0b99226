import type { Kysely } from 'kysely';

import type { EventStore } from '#event-store';

import type { LiveConnections } from './live-connections.js';
import type { OpaqueProjection } from './opaque-projection.js';
import { ReadStoreError } from './read-store-error.js';
import type { Registry } from './registry.js';
import type { GenerationStorage, Home } from './storage.js';

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
  /** Streams whose state is kept in memory between batches, for each fold and each own model. */
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
 * One writing connection per home, shared by all writers of this process: their transactions queue
 * up instead of locking each other out.
 */
export class Writers {
  private readonly writers = new Map<Home, Writer>();

  constructor(private readonly storage: GenerationStorage) {}

  /** Opens the connection, or shares the open one, until {@link release}. */
  take(home: Home): Kysely<unknown> {
    const writer = this.writers.get(home) ?? {
      db: this.storage.open<unknown>(home, 'apply'),
      users: 0,
    };
    this.writers.set(home, writer);
    writer.users += 1;
    return writer.db;
  }

  async release(home: Home): Promise<void> {
    const writer = this.writers.get(home);
    if (!writer) return;
    writer.users -= 1;
    if (writer.users > 0) return;
    this.writers.delete(home);
    await writer.db.destroy();
  }

  async use<Result>(home: Home, work: (db: Kysely<unknown>) => Promise<Result>): Promise<Result> {
    const db = this.take(home);
    try {
      return await work(db);
    } finally {
      await this.release(home);
    }
  }
}
