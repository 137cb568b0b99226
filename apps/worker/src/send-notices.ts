import { systemClock } from '#event-sourcing';
import type { EventStore } from '#event-store';
import { measureNotices, noticesHealth, openOutbox, runNotices, claimFeedPosition } from '#notices';
import type { Observability } from '#observability';
import { openKeyStore, PersonalData } from '#privacy';
import { readKeys, readNotices, type Stores, retryUntilReachable } from '#runtime';

export interface Sending {
  readonly observability: Observability;
  readonly signal: AbortSignal;
  /** Called once notices have their place in the log, or if they are disabled. */
  readonly placed: () => void;
}

/** Sends notices until the signal. */
export async function sendNotices(
  store: EventStore,
  stores: Stores,
  { observability, signal, placed }: Sending,
): Promise<void> {
  const { enabled, place, options } = readNotices(process.env, stores);
  if (!enabled) return placed();
  const warn = (line: string) => observability.logger.warn(line);
  const outbox = await retryUntilReachable(() => openOutbox(place), { signal, warn });
  measureNotices(observability.metrics.registry, outbox, systemClock);
  observability.readiness.watchNotices(() => noticesHealth(outbox));
  const onError = (error: unknown) => observability.logger.error(error, 'notices');
  try {
    await retryUntilReachable(() => claimFeedPosition(store, outbox, systemClock), {
      signal,
      warn,
    });
    placed();
    const keys = await retryUntilReachable(() => openKeyStore(readKeys(process.env, stores)), {
      signal,
      warn,
    });
    const personalData = new PersonalData(keys);
    const parts = { store, outbox, clock: systemClock, options, personalData };
    await runNotices({ ...parts, signal, onError }).finally(() => keys.close());
  } finally {
    await outbox.destroy();
  }
}
