import type { Position } from '#event-sourcing';
import type { Kysely } from 'kysely';

import type { ReadStore } from './read-store.js';

/** How long a question waits for the position it was given before it answers with what there is. */
export const PATIENCE_MS = 2_000;

/** Tables of a read model, and how fresh they are. */
export interface Reading<Tables> {
  readonly db: Kysely<Tables>;
  readonly freshness: { readonly position: Position | null; readonly reached: boolean };
}

/**
 * The tables of a read model, once it is at the position or patience has run out.
 * @throws ReadStoreError `PROJECTION_NOT_READY` until it has been built once
 */
export async function readingOf<Tables>(
  store: ReadStore,
  projection: string,
  afterPosition: Position | undefined,
): Promise<Reading<Tables>> {
  const reached =
    afterPosition === undefined ||
    (await store.waitFor(projection, afterPosition, { timeoutMs: PATIENCE_MS }));
  // Read before the rows: an answer may be fresher than it says, never staler.
  const position = (await store.checkpoint(projection)) ?? null;
  return { db: await store.live<Tables>(projection), freshness: { position, reached } };
}
