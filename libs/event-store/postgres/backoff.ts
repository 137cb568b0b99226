import { setTimeout as delay } from 'node:timers/promises';

const FIRST_MS = 50;
const MOST_MS = 2_000;

/**
 * The pause before another try: doubled each time up to a limit, with random spread so that clients
 * do not retry at the same moment.
 */
export function pauseMs(tries: number): number {
  const pause = Math.min(FIRST_MS * 2 ** Math.min(tries, 10), MOST_MS);
  return pause * (0.75 + Math.random() / 2);
}

/** Ends early on abort, without an error. */
export async function pause(ms: number, signal: AbortSignal): Promise<void> {
  await delay(ms, undefined, { signal }).catch(() => undefined);
}
