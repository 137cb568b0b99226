import type { Kysely } from 'kysely';
import type { Position } from '#event-sourcing';
import type { ReadStore } from '#read-store';
import { responseStatistics } from './response-statistics/response-statistics.projection.js';
import type { StatisticsTables } from './response-statistics/response-statistics.tables.js';

/** How long a question waits for the caller's own writes. */
const PATIENCE_MS = 3_000;

/** An answer, and how far the statistics were when it was given. */
export interface Answered<Answer> {
  readonly answer: Answer;
  readonly freshness: { readonly position: Position | null; readonly reached: boolean };
}

/**
 * Answers from the statistics once they have reached a position, or from what there is when they
 * do not in time. Read-your-writes.
 * @throws ReadStoreError `PROJECTION_NOT_READY` until the statistics have been built once
 */
export async function answered<Answer>(
  store: ReadStore,
  afterPosition: Position | undefined,
  question: (db: Kysely<StatisticsTables>) => Promise<Answer>,
): Promise<Answered<Answer>> {
  const { name } = responseStatistics;
  const wait = { timeoutMs: PATIENCE_MS };
  const reached = afterPosition === undefined || (await store.waitFor(name, afterPosition, wait));
  // Read before the rows: an answer may be fresher than it says, never staler.
  const position = (await store.checkpoint(name)) ?? null;
  const answer = await question(await store.live<StatisticsTables>(name));
  return { answer, freshness: { position, reached } };
}
