import type { ReadStoreContext } from './context.js';
import { Backoff, pause } from './failure-policy.js';

export interface OwningOptions {
  /** Ends it, also while waiting for its turn. */
  readonly signal: AbortSignal;
  /** Told of every failure to get the lock; it is tried again. */
  readonly onError?: (error: unknown) => void;
}

/** How often somebody who waits for its turn looks whether it has come. */
const standByMs = 500;

/**
 * Does what one process at a time should do, under a lock of that name. Its signal aborts when the
 * lock was lost; then it waits for its turn again. A process that was paused may believe for a moment
 * that it still has the lock: the work must do no harm when two are at it.
 */
export async function whileOwning(
  { storage, closing }: ReadStoreContext,
  { name, work }: { readonly name: string; work(owning: AbortSignal): Promise<void> },
  options: OwningOptions,
): Promise<void> {
  const signal = AbortSignal.any([closing, options.signal]);
  const backoff = new Backoff();
  while (!signal.aborted) {
    const lock = await storage.lock(`${name}.own`).catch((error: unknown) => {
      if (storage.failureOf(error) !== 'transient') throw error;
      options.onError?.(error);
      return 'failed' as const;
    });
    if (lock === 'failed') await backoff.wait(signal);
    else if (!lock) await pause(standByMs, signal);
    else {
      backoff.reset();
      await work(AbortSignal.any([signal, lock.lost])).finally(() => lock.release());
    }
  }
}
