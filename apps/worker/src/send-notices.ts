import { systemClock } from '#event-sourcing';
import type { EventStore } from '#event-store';
import { measureNotices, openOutbox, runNotices } from '#notices';
import type { Observability } from '#observability';
import { readNotices, type Stores } from '#runtime';

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
  const outbox = await openOutbox(place);
  measureNotices(observability.metrics.registry, outbox, systemClock);
  const onError = (error: unknown) => observability.logger.error(error, 'notices');
  try {
    await runNotices({ store, outbox, clock: systemClock, options, signal, onError });
  } finally {
    await outbox.destroy();
  }
}
