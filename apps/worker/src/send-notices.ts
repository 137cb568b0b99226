import { systemClock } from '#event-sourcing';
import type { EventStore } from '#event-store';
import { measureNotices, openOutbox, runNotices } from '#notices';
import type { Observability } from '#observability';
import { readNotices, type Stores, whenReachable } from '#runtime';

/** Tells people of what happens, until the signal. */
export async function sendNotices(
  store: EventStore,
  stores: Stores,
  {
    observability,
    signal,
  }: { readonly observability: Observability; readonly signal: AbortSignal },
): Promise<void> {
  const { enabled, place, options } = readNotices(process.env, stores);
  if (!enabled) return;
  const warn = (line: string) => observability.logger.warn(line);
  const outbox = await whenReachable(() => openOutbox(place), { signal, warn });
  measureNotices(observability.metrics.registry, outbox, systemClock);
  const onError = (error: unknown) => observability.logger.error(error, 'notices');
  try {
    await runNotices({ store, outbox, clock: systemClock, options, signal, onError });
  } finally {
    await outbox.destroy();
  }
}
