import type { Position } from '#event-sourcing';
import type { HeavyQuestion, Questions, ReadStore } from '#read-store';
import { responseStatistics } from './response-statistics/response-statistics.projection.js';
import type { StatisticsTables } from './response-statistics/response-statistics.tables.js';

/** How long a question waits for the caller's own writes. */
const PATIENCE_MS = 3_000;

/** An answer, and how far the statistics were when it was given. */
export interface Answered<Answer> {
  readonly answer: Answer;
  readonly freshness: { readonly position: Position | null; readonly reached: boolean };
}

/** How far the statistics are, once they have reached a position or patience has run out. */
export async function freshnessOf(
  store: ReadStore,
  afterPosition: Position | undefined,
): Promise<Answered<unknown>['freshness']> {
  const { name } = responseStatistics;
  const wait = { timeoutMs: PATIENCE_MS };
  const reached = afterPosition === undefined || (await store.waitFor(name, afterPosition, wait));
  return { position: (await store.checkpoint(name)) ?? null, reached };
}

/** A question about the statistics, and after which position it is asked. */
export interface StatisticsAsked<Asked, Answer> {
  readonly question: HeavyQuestion<Asked, Answer, StatisticsTables>;
  readonly asked: Asked;
  readonly afterPosition: Position | undefined;
}

/**
 * Answers from the statistics once they have reached a position, or from what there is when they
 * do not in time. Read-your-writes.
 * @throws ReadStoreError `PROJECTION_NOT_READY` until the statistics have been built once
 */
export async function answered<Asked, Answer>(
  store: ReadStore,
  questions: Questions,
  { question, asked, afterPosition }: StatisticsAsked<Asked, Answer>,
): Promise<Answered<Answer>> {
  // Read before the rows: an answer may be fresher than it says, never staler.
  const freshness = await freshnessOf(store, afterPosition);
  return { answer: await questions.ask(question, asked), freshness };
}
