import { setTimeout as delay } from 'node:timers/promises';

import { EventStoreError } from '#event-store';
import { isFailure } from '#read-store';

export interface RetryOptions {
  /** Aborting ends the waiting with the last failure. */
  readonly signal?: AbortSignal;
  /** Called on every failed try. */
  readonly warn: (line: string) => void;
}

/** Failures that go away by themselves or when a server restarts; any other needs people. */
const PASSING = ['unavailable', 'timeout', 'not-leader'];
const FIRST_PAUSE_MS = 500;
const LONGEST_PAUSE_MS = 15_000;

/** Code of a transient failure; undefined for others. */
function passingFailureOf(error: unknown): string | undefined {
  if (isFailure(error, 'READ_STORE_UNAVAILABLE')) return error.code;
  const passes = error instanceof EventStoreError && PASSING.includes(error.failure);
  return passes ? error.failure : undefined;
}

/**
 * Opens something on a server; retries with growing pauses while the server is away, however long.
 * @throws what `open` throws where waiting does not help, such as wrong credentials
 */
export async function retryUntilReachable<T>(
  open: () => Promise<T>,
  { signal, warn }: RetryOptions,
): Promise<T> {
  for (let pause = FIRST_PAUSE_MS; ; pause = Math.min(2 * pause, LONGEST_PAUSE_MS)) {
    try {
      return await open();
    } catch (error) {
      const code = passingFailureOf(error);
      if (code === undefined || signal?.aborted) throw error;
      warn(`存储暂时无法连接，${pause / 1_000} 秒后再试 a store is away, trying again (${code})`);
      await delay(pause, undefined, signal && { signal }).catch(() => undefined);
    }
  }
}
