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

/** An answer, what its rates are of, and how far the statistics were when it was given. */
export interface FreshAnswer<Answer> {
  readonly answer: Answer;
  /** 数据截止, ISO 8601 UTC: what fell due by then counts. */
  readonly cutOff: string;
  readonly freshness: ReadFreshness;
}

/** Position of the statistics, once they have reached `afterPosition` or three seconds have passed. */
export const statisticsFreshness = (
  store: ReadStore,
  afterPosition: Position | null | undefined,
): Promise<ReadFreshness> =>
  freshnessOf(store, responseStatistics.name, afterPosition, PATIENCE_MS);

/** A question, and the position that the statistics have to reach first. */
export interface StatisticsRequest<Asked, Answer> {
  readonly question: HeavyQuestion<Asked, Answer, StatisticsTables>;
  readonly asked: Asked;
  readonly afterPosition: Position | null | undefined;
  /** The account that asks. */
  readonly asker: string | undefined;
}

/**
 * Answers once the statistics have reached a position (read your writes), or from what there is when
 * they do not in time.
 * @throws ReadStoreError `PROJECTION_NOT_READY` until the statistics have been built once
 */
export async function askStatistics<Asked extends { readonly cutOff: string }, Answer>(
  store: ReadStore,
  questions: Questions,
  { question, asked, afterPosition, asker }: StatisticsRequest<Asked, Answer>,
): Promise<FreshAnswer<Answer>> {
  // Read before the rows: an answer may be fresher than it says, never staler.
  const freshness = await statisticsFreshness(store, afterPosition);
  const answer = await questions.ask(question, asked, asker);
  return { answer, freshness, cutOff: asked.cutOff };
}
