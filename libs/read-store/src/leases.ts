import type { ReadStoreContext } from './context.js';
import { ReadStoreError } from './read-store-error.js';
import type { Lock } from './storage.js';

/** The locks of one runner, which has all projections or none. */
export class Leases {
  private constructor(private readonly locks: ReadonlyMap<string, Lock>) {}

  /** @throws ReadStoreError `PROJECTION_OWNED` when another runner has one of them */
  static async take({ projections, storage }: ReadStoreContext): Promise<Leases> {
    const locks = new Map<string, Lock>();
    const leases = new Leases(locks);
    try {
      for (const projection of projections.keys()) {
        const lock = await storage.lock(`${projection}.run`);
        if (!lock) throw new ReadStoreError('PROJECTION_OWNED', { projection });
        locks.set(projection, lock);
      }
      return leases;
    } catch (error) {
      await leases.release();
      throw error;
    }
  }

  /** Fencing token of the projection's lock, if its kind has one. */
  epochOf(projection: string): number | undefined {
    return this.locks.get(projection)?.epoch;
  }

  /** Aborted once another runner may have one of them. */
  get lost(): AbortSignal {
    return AbortSignal.any([...this.locks.values()].map((lock) => lock.lost));
  }

  /** @throws ReadStoreError `PROJECTION_OWNED` when one of them was lost */
  check(): void {
    for (const [projection, lock] of this.locks)
      if (lock.lost.aborted) throw new ReadStoreError('PROJECTION_OWNED', { projection });
  }

  async release(): Promise<void> {
    await Promise.all([...this.locks.values()].map((lock) => lock.release()));
  }
}
