import type { Position } from '#event-sourcing';

import { bookkeepingOf, raiseEpoch, readCheckpoint } from './bookkeeping.js';
import type { ReadStoreContext } from './context.js';
import type { Follower } from './convoy.js';
import { memberOf } from './members.js';
import { Rate } from './rate.js';
import type { Generation } from './registry.js';

export interface Opened {
  readonly follower: Follower;
  readonly position: Position | undefined;
}

/** The live generations that one runner fills, with their connections for writing. */
export class Followers {
  private readonly open = new Map<string, Follower>();

  constructor(
    private readonly context: ReadStoreContext,
    private readonly epochOf: (projection: string) => number | undefined,
  ) {}

  /**
   * Looks which generations of this version are live.
   * @returns projections that have none; those that are to be opened; followers that were replaced
   */
  async compare(): Promise<{
    readonly missing: readonly string[];
    readonly fresh: readonly Generation[];
    readonly replaced: readonly Follower[];
  }> {
    const { registry, projections } = this.context;
    const live = new Map(
      (await registry.inState('live'))
        .filter(({ projection, version }) => projections.get(projection)?.version === version)
        .map((generation) => [generation.projection, generation]),
    );
    const missing = [...projections.keys()].filter((name) => !live.has(name));
    const fresh: Generation[] = [];
    const replaced: Follower[] = [];
    for (const name of projections.keys()) {
      const [known, now] = [this.open.get(name), live.get(name)];
      if (known && known.generation.number !== now?.number) replaced.push(known);
      if (now && known?.generation.number !== now.number) fresh.push(now);
    }
    return { missing, fresh, replaced };
  }

  /** @throws ReadStoreError `PROJECTION_OWNED` when a later owner exists */
  async add(generation: Generation): Promise<Opened> {
    const { writers, limits, projections } = this.context;
    const { projection: name, home } = generation;
    const projection = projections.get(name);
    if (!projection) throw new Error(`no projection ${name}`);
    const epoch = this.epochOf(name);
    const db = writers.take(home);
    try {
      const books = bookkeepingOf(db);
      if (epoch !== undefined) await raiseEpoch(books, { projection: name, epoch });
      const { position, rate } = await readCheckpoint(books, name);
      const member = memberOf(projection, { cachedModels: limits.cachedModels, fresh: false });
      const follower = { member, generation, db, epoch, rate: new Rate(rate) };
      this.open.set(name, follower);
      return { follower, position };
    } catch (error) {
      await writers.release(home);
      throw error;
    }
  }

  /** Does nothing for one that is not open any more. */
  async remove({ generation: { projection, home } }: Follower): Promise<void> {
    if (this.open.delete(projection)) await this.context.writers.release(home);
  }

  async close(): Promise<void> {
    for (const follower of [...this.open.values()]) await this.remove(follower);
  }
}
