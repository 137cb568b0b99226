import { setTimeout as sleep } from 'node:timers/promises';

import type { ReadStoreContext } from './context.js';
import { messageOf } from './read-store-error.js';

/** Waits; returns early without an error on abort. */
export async function pause(ms: number, signal: AbortSignal): Promise<void> {
  await sleep(Math.max(0, ms), undefined, { signal }).catch(() => undefined);
}

/** Growing waits between attempts: 20 ms, doubled up to 5 s. */
export class Backoff {
  private attempts = 0;

  async wait(signal: AbortSignal): Promise<void> {
    await pause(this.next(), signal);
  }

  /** The next wait, in ms. */
  next(): number {
    return Math.min(20 * 2 ** this.attempts++, 5_000);
  }

  reset(): void {
    this.attempts = 0;
  }

  get tries(): number {
    return this.attempts;
  }
}

/** Records a failure for the operator; an error while doing so must not hide the failure itself. */
export async function recordFailure(
  context: ReadStoreContext,
  projection: string,
  error: unknown,
): Promise<void> {
  const failure = { at: context.now().toISOString(), message: messageOf(error) };
  await context.registry.recordFailure(projection, failure).catch(() => undefined);
}
