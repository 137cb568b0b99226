import type { ReadStoreContext } from './context.js';
import { Backoff } from './failure-policy.js';

const mostAttempts = 10;

/** Retries work with growing pauses while it fails for a transient reason. */
export async function withRetries<Result>(
  { storage, closing }: ReadStoreContext,
  work: () => Promise<Result>,
): Promise<Result> {
  const backoff = new Backoff();
  for (;;)
    try {
      return await work();
    } catch (error) {
      const transient = storage.failureOf(error) === 'transient';
      if (!transient || closing.aborted || backoff.tries >= mostAttempts) throw error;
      await backoff.wait(closing);
    }
}
