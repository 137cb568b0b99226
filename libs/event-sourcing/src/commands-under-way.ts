import { setTimeout as sleep } from 'node:timers/promises';

let underWay = 0;
let lastBegun = Number.NEGATIVE_INFINITY;

/** Handles a command that somebody waits for. */
export async function awaited<Outcome>(handle: () => Promise<Outcome>): Promise<Outcome> {
  underWay += 1;
  lastBegun = performance.now();
  try {
    return await handle();
  } finally {
    underWay -= 1;
  }
}

/**
 * Milliseconds since the last command began that somebody of this process waits for; infinite before
 * the first. Work of the service itself makes room for them.
 */
export const lastCommandMs = (): number => performance.now() - lastBegun;

const LOOK_AGAIN_MS = 1;

/**
 * Resolves when nobody waits for a command, or patience is up: work that can wait begins then.
 * @param now milliseconds of a clock that only goes forward
 */
export async function commandsFirst(
  patienceMs: number,
  now: () => number = () => performance.now(),
): Promise<void> {
  const until = now() + patienceMs;
  while (underWay > 0 && now() < until) await sleep(LOOK_AGAIN_MS);
}
