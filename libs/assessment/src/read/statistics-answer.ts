import type { Position } from '#event-sourcing';
import {
  freshnessOf,
  type HeavyQuestion,
  type Questions,
  type ReadFreshness,
  type ReadStore,
} from '#read-store';
import { responseStatistics } from './response-statistics/response-statistics.projection.js';
import type { StatisticsTables } from './response-statistics/response-statistics.tables.js';

/** How long a question waits for the caller's own writes. */
const PATIENCE_MS = 3_000;

/** An answer, and how far the statistics were when it was given. */
export interface Answered<Answer> {
  readonly answer: Answer;
  readonly freshness: ReadFreshness;
}

/** How far the statistics are, once they have reached a position or patience has run out. */
export const statisticsFreshness = (
  store: ReadStore,
  afterPosition: Position | null | undefined,
): Promise<ReadFreshness> =>
  freshnessOf(store, responseStatistics.name, afterPosition, PATIENCE_MS);

/** A question about the statistics, and after which position it is asked. */
export interface StatisticsAsked<Asked, Answer> {
  readonly question: HeavyQuestion<Asked, Answer, StatisticsTables>;
  readonly asked: Asked;
  readonly afterPosition: Position | null | undefined;
}

/**
 * Answers from the statistics once they have reached a position, or from what there is when they
 * do not in time. Read-your-writes.
 * @throws ReadStoreError `PROJECTION_NOT_READY` until the statistics have been built once
 */
export async function askStatistics<Asked, Answer>(
  store: ReadStore,
  questions: Questions,
  { question, asked, afterPosition }: StatisticsAsked<Asked, Answer>,
): Promise<Answered<Answer>> {
  // Read before the rows: an answer may be fresher than it says, never staler.
  const freshness = await statisticsFreshness(store, afterPosition);
  return { answer: await questions.ask(question, asked), freshness };
}
