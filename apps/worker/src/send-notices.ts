import { systemClock } from '#event-sourcing';
import type { EventStore } from '#event-store';
import { measureNotices, noticesHealth, openOutbox, runNotices, claimFeedPosition } from '#notices';
import type { Observability } from '#observability';
import { readNotices, type Stores, whenReachable } from '#runtime';

export interface Sending {
  readonly observability: Observability;
  readonly signal: AbortSignal;
  /** Called once what is written to the log from now on will be told, or nothing is told from here. */
  readonly placed: () => void;
}

/** Tells people of what happens, until the signal. */
export async function sendNotices(
  store: EventStore,
  stores: Stores,
  { observability, signal, placed }: Sending,
): Promise<void> {
  const { enabled, place, options } = readNotices(process.env, stores);
  if (!enabled) return placed();
  const warn = (line: string) => observability.logger.warn(line);
  const outbox = await whenReachable(() => openOutbox(place), { signal, warn });
  measureNotices(observability.metrics.registry, outbox, systemClock);
  observability.readiness.watchNotices(() => noticesHealth(outbox));
  const onError = (error: unknown) => observability.logger.error(error, 'notices');
  try {
    await whenReachable(() => claimFeedPosition(store, outbox, systemClock), { signal, warn });
    placed();
    await runNotices({ store, outbox, clock: systemClock, options, signal, onError });
  } finally {
    await outbox.destroy();
  }
}
