import type { Kysely } from 'kysely';

import { bookkeepingOf, readCheckpoint } from './bookkeeping.js';
import type { OpaqueProjection } from './projection.js';
import { ReadStoreError } from './read-store-error.js';
import type { Generation, Registry } from './registry.js';
import type { GenerationStorage } from './storage.js';

export interface LiveGeneration extends Generation {
  readonly db: Kysely<unknown>;
}

interface Slot {
  current: LiveGeneration | undefined;
  checkedAt: number;
  pending: Promise<LiveGeneration | undefined> | undefined;
}

/**
 * A connection, or the error of opening it, which `use` throws: it matters only if the generation
 * is still live.
 */
interface Opened {
  use(): Kysely<unknown>;
  discard(): Promise<void>;
}

/** How long an answer of the registry is trusted. */
const trustMs = 100;
/** How long a replaced connection stays open for callers that still use it. */
const lingerMs = 10_000;

/** Read-only connections to live generations. They follow a switch made by any process. */
export class LiveConnections {
  private readonly slots = new Map<string, Slot>();
  private readonly lingering = new Map<Kysely<unknown>, NodeJS.Timeout>();
  private closed = false;

  constructor(
    private readonly storage: GenerationStorage,
    private readonly registry: Registry,
  ) {}

  /**
   * The live generation built by this version of the projection.
   * @throws ReadStoreError `PROJECTION_NOT_READY` while there is none, `READ_STORE_CLOSED`
   */
  async get(projection: OpaqueProjection): Promise<LiveGeneration> {
    const { name, version } = projection;
    const live = await this.find(name);
    // Tables of another version may lack columns that today's queries name.
    if (live?.version !== version)
      throw new ReadStoreError('PROJECTION_NOT_READY', { projection: name, version });
    return live;
  }

  /** Makes the next call ask the registry again. */
  expire(projection: string): void {
    const slot = this.slots.get(projection);
    if (slot) slot.checkedAt = -Infinity;
  }

  async close(): Promise<void> {
    this.closed = true;
    await Promise.allSettled([...this.slots.values()].map((slot) => slot.pending));
    for (const timer of this.lingering.values()) clearTimeout(timer);
    const open = [...this.slots.values()].flatMap((slot) => slot.current?.db ?? []);
    await Promise.all([...open, ...this.lingering.keys()].map((db) => db.destroy()));
  }

  private async find(name: string): Promise<LiveGeneration | undefined> {
    if (this.closed) throw new ReadStoreError('READ_STORE_CLOSED', { projection: name });
    const slot = this.slots.get(name) ?? {
      current: undefined,
      checkedAt: -Infinity,
      pending: undefined,
    };
    this.slots.set(name, slot);
    if (slot.current && performance.now() - slot.checkedAt < trustMs) return slot.current;
    slot.pending ??= this.refresh(name, slot).finally(() => (slot.pending = undefined));
    return slot.pending;
  }

  private async refresh(name: string, slot: Slot): Promise<LiveGeneration | undefined> {
    const checkedAt = performance.now();
    const generation = await this.registry.live(name);
    if (generation && generation.number !== slot.current?.number) {
      const replaced = slot.current?.db;
      slot.current = await this.open(generation);
      if (replaced) this.linger(replaced);
    }
    slot.checkedAt = checkedAt;
    return slot.current;
  }

  private async open(generation: Generation): Promise<LiveGeneration> {
    const { projection, version } = generation;
    for (let wanted = generation; ;) {
      const opened = await this.tryOpen(wanted);
      // It may have been replaced and removed between lookup and opening.
      const live = await this.registry.live(projection);
      if (live?.number === wanted.number) return { ...wanted, db: opened.use() };
      await opened.discard();
      if (!live) throw new ReadStoreError('PROJECTION_NOT_READY', { projection, version });
      wanted = live;
    }
  }

  /** The first query opens all files of the generation, so that they may be removed from now on. */
  private async tryOpen(generation: Generation): Promise<Opened> {
    let db: Kysely<unknown> | undefined;
    const discard = async () => db?.destroy();
    try {
      const opened = (db = this.storage.open<unknown>(generation, 'query'));
      await readCheckpoint(bookkeepingOf(opened));
      return { discard, use: () => opened };
    } catch (error) {
      await discard();
      const use = () => {
        throw error;
      };
      return { use, discard: async () => undefined };
    }
  }

  private linger(db: Kysely<unknown>): void {
    const timer = setTimeout(() => {
      this.lingering.delete(db);
      void db.destroy();
    }, lingerMs);
    this.lingering.set(db, timer.unref());
  }
}
