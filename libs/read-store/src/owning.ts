import type { ReadStoreContext } from './context.js';
import { Backoff, pause } from './failure-policy.js';

export interface OwningOptions {
  /** Ends the work, or the waiting for the lock. */
  readonly signal: AbortSignal;
  /** Called on every failure to get the lock; it is tried again. */
  readonly onError?: (error: unknown) => void;
}

/** How often a waiting process tries to take the lock. */
const standByMs = 500;

/**
 * Runs work that one process at a time should do, under a lock of that name. The signal of the work
 * aborts when the lock is lost; then it waits for the lock again. A paused process may briefly
 * believe that it still has the lock, so the work must do no harm when two processes run it.
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
