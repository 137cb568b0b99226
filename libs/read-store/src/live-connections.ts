import type { Kysely } from 'kysely';

import { bookkeepingOf, readCheckpoint } from './bookkeeping.js';
import type { OpaqueProjection } from './opaque-projection.js';
import { ReadStoreError } from './read-store-error.js';
import type { Generation, Registry } from './registry.js';
import type { GenerationStorage, Home } from './storage.js';

export interface LiveGeneration extends Generation {
  readonly db: Kysely<unknown>;
}

interface Slot {
  current: LiveGeneration | undefined;
  checkedAt: number;
  pending: Promise<LiveGeneration | undefined> | undefined;
}

/** One connection for all projections that live together. */
interface Shared {
  readonly db: Kysely<unknown>;
  users: number;
}

/** How long an answer of the registry is trusted. */
const trustMs = 100;
/** How long a replaced connection stays open for callers that still use it. */
const lingerMs = 10_000;

/** Read-only connections to live generations. They follow a switch made by any process. */
export class LiveConnections {
  private readonly slots = new Map<string, Slot>();
  private readonly open = new Map<Home, Shared>();
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
    const live = await this.find(projection);
    if (!live) throw new ReadStoreError('PROJECTION_NOT_READY', { projection: name, version });
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
    const open = [...this.open.values()].map(({ db }) => db);
    await Promise.all([...open, ...this.lingering.keys()].map((db) => db.destroy()));
  }

  private async find({ name, version }: OpaqueProjection): Promise<LiveGeneration | undefined> {
    if (this.closed) throw new ReadStoreError('READ_STORE_CLOSED', { projection: name });
    const slot = this.slots.get(name) ?? {
      current: undefined,
      checkedAt: -Infinity,
      pending: undefined,
    };
    this.slots.set(name, slot);
    if (slot.current && performance.now() - slot.checkedAt < trustMs) return slot.current;
    slot.pending ??= this.refresh({ name, version }, slot).finally(
      () => (slot.pending = undefined),
    );
    return slot.pending;
  }

  private async refresh(
    { name, version }: Pick<OpaqueProjection, 'name' | 'version'>,
    slot: Slot,
  ): Promise<LiveGeneration | undefined> {
    const checkedAt = performance.now();
    const live = await this.registry.live(name);
    // Tables of another version may lack columns that today's queries name.
    const generation = live?.version === version ? live : undefined;
    if (generation?.number !== slot.current?.number) {
      const replaced = slot.current;
      slot.current = generation && (await this.connect(generation));
      if (replaced) this.release(replaced);
    }
    slot.checkedAt = checkedAt;
    return slot.current;
  }

  private async connect(generation: Generation): Promise<LiveGeneration> {
    const { projection, version } = generation;
    for (let wanted = generation; ;) {
      const opened = await this.tryOpen(wanted);
      // It may have been replaced and removed between lookup and opening.
      const live = await this.registry.live(projection);
      if (live?.number === wanted.number) {
        if ('error' in opened) throw opened.error;
        return opened;
      }
      if ('db' in opened) this.release(opened);
      if (live?.version !== version)
        throw new ReadStoreError('PROJECTION_NOT_READY', { projection, version });
      wanted = live;
    }
  }

  /** The first query opens all files of the home, so that they may be removed from now on. */
  private async tryOpen(
    generation: Generation,
  ): Promise<LiveGeneration | { readonly error: unknown }> {
    const { projection, number, version, home } = generation;
    let live: LiveGeneration | undefined;
    try {
      const shared = this.open.get(home) ?? { db: this.storage.open(home, 'query'), users: 0 };
      this.open.set(home, shared);
      shared.users += 1;
      live = { projection, number, version, home, db: shared.db };
      await readCheckpoint(bookkeepingOf(live.db), projection);
      return live;
    } catch (error) {
      // An error matters only if the generation is still the live one.
      if (live) this.release(live);
      return { error };
    }
  }

  private release({ home, db }: LiveGeneration): void {
    const shared = this.open.get(home);
    if (shared?.db !== db) return;
    shared.users -= 1;
    if (shared.users > 0) return;
    this.open.delete(home);
    this.linger(db);
  }

  private linger(db: Kysely<unknown>): void {
    const timer = setTimeout(() => {
      this.lingering.delete(db);
      void db.destroy();
    }, lingerMs);
    this.lingering.set(db, timer.unref());
  }
}
