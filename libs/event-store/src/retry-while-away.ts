import { setTimeout as delay } from 'node:timers/promises';
import { EventStoreError } from './event-store-error.js';

/** Failures that go away by themselves or when a server restarts. */
const PASSING = ['unavailable', 'timeout', 'not-leader'];
/** Consecutive failed tries before giving up: about two minutes. */
const MOST_TRIES = 25;
const LONGEST_PAUSE_MS = 5_000;

const isPassing = (error: unknown): boolean =>
  error instanceof EventStoreError && PASSING.includes(error.failure);

/**
 * Retries while the log's server is away. Only for work that may be repeated, such as a read, or an
 * append with the same event ids at the same revision.
 * @throws what `work` throws where waiting does not help, or after too many tries
 */
export async function retryWhileAway<T>(work: () => Promise<T>, signal?: AbortSignal): Promise<T> {
  for (let tries = 1; ; tries += 1) {
    try {
      return await work();
    } catch (error) {
      if (!isPassing(error) || tries >= MOST_TRIES || signal?.aborted) throw error;
      const pause = Math.min(100 * 2 ** tries, LONGEST_PAUSE_MS);
      await delay(pause, undefined, signal && { signal }).catch(() => undefined);
    }
  }
}
