import type { Position } from '#event-sourcing';
import type { Kysely } from 'kysely';

import type { ReadStore } from './read-store.js';

/** How long a query waits for the position that it asked for before it answers with older rows. */
export const PATIENCE_MS = 2_000;

/** Position of a read model, and whether it has reached the position asked for. */
export interface ReadFreshness {
  readonly position: Position | null;
  readonly reached: boolean;
}

/** Tables of a read model, and how fresh they are. */
export interface Reading<Tables> {
  readonly db: Kysely<Tables>;
  readonly freshness: ReadFreshness;
}

/** The freshness of a read model after waiting for a position, at most `timeoutMs`. */
export async function freshnessOf(
  store: ReadStore,
  projection: string,
  afterPosition: Position | null | undefined,
  timeoutMs: number = PATIENCE_MS,
): Promise<ReadFreshness> {
  const asked = afterPosition ?? undefined;
  const reached = asked === undefined || (await store.waitFor(projection, asked, { timeoutMs }));
  return { position: (await store.checkpoint(projection)) ?? null, reached };
}

/**
 * The tables of a read model after waiting for a position, at most {@link PATIENCE_MS}.
 * @throws ReadStoreError `PROJECTION_NOT_READY` until it has been built once
 */
export async function readingOf<Tables>(
  store: ReadStore,
  projection: string,
  afterPosition: Position | null | undefined,
): Promise<Reading<Tables>> {
  // Read before the rows: an answer may be fresher than it says, never older.
  const freshness = await freshnessOf(store, projection, afterPosition);
  return { db: await store.live<Tables>(projection), freshness };
}
