import type { EventStore } from '#event-store';
import type { ReadStore } from '#read-store';
import { PROJECTIONS, retryUntilReachable } from '#runtime';

const CATCH_UP_MS = 60_000;

/**
 * Waits until the read models are up to date with the log, so that the first query gets the whole
 * answer. If that takes too long the API serves anyway: answers say how fresh they are. A store that goes
 * away just after it was opened is waited for as one that was never there.
 */
export async function waitForReadModels(
  log: Pick<EventStore, 'head'>,
  readStore: Pick<ReadStore, 'waitFor'>,
  warn: (line: string) => void,
): Promise<void> {
  const head = await retryUntilReachable(() => log.head(), { warn });
  if (head === undefined) return;
  const waiting = PROJECTIONS.map(({ name }) =>
    retryUntilReachable(() => readStore.waitFor(name, head, { timeoutMs: CATCH_UP_MS }), { warn }),
  );
  await Promise.all(waiting);
}
