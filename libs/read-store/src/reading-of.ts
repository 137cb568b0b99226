import type { Position } from '#event-sourcing';
import type { Kysely } from 'kysely';

import type { ReadStore } from './read-store.js';

/** How long a question waits for the position it was given before it answers with what there is. */
export const PATIENCE_MS = 2_000;

/** How far a read model is, and whether that is as far as it was asked to be. */
export interface ReadFreshness {
  readonly position: Position | null;
  readonly reached: boolean;
}

/** Tables of a read model, and how fresh they are. */
export interface Reading<Tables> {
  readonly db: Kysely<Tables>;
  readonly freshness: ReadFreshness;
}

/** How far a read model is, once it is at the position or patience has run out. */
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
 * The tables of a read model, once it is at the position or patience has run out.
 * @throws ReadStoreError `PROJECTION_NOT_READY` until it has been built once
 */
export async function readingOf<Tables>(
  store: ReadStore,
  projection: string,
  afterPosition: Position | null | undefined,
): Promise<Reading<Tables>> {
  // Read before the rows: an answer may be fresher than it says, never staler.
  const freshness = await freshnessOf(store, projection, afterPosition);
  return { db: await store.live<Tables>(projection), freshness };
}
