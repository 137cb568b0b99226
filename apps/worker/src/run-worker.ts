import type { EventStore } from '#event-store';
import type { Observability } from '#observability';
import type { ReadStore } from '#read-store';
import { openLogForReading, openReadSide, type Stores } from '#runtime';

export interface WorkerOptions {
  readonly stores: Stores;
  /** Ends the worker, after the batches in flight. */
  readonly signal: AbortSignal;
  /** Told of every failure; the projections go on where they can. */
  readonly observability: Observability;
  /** Called with what is open; what it returns is closed before that is. */
  readonly whileOpen?: (open: OpenStores) => Promise<{ close(): Promise<void> }>;
}

export interface OpenStores {
  readonly eventStore: EventStore;
  readonly readStore: ReadStore;
}

/**
 * Keeps the read models up with the log until the signal. While another process owns them (a second
 * worker, an administrator's rebuild) it stands by and takes over when that one is gone.
 */
export async function runWorker({
  stores,
  observability,
  ...options
}: WorkerOptions): Promise<void> {
  const eventStore = observability.observeFollowing(await openLogForReading(stores));
  try {
    const readStore = await openReadSide(stores, eventStore);
    await follow({ eventStore, readStore }, observability, options).finally(() =>
      readStore.close(),
    );
  } finally {
    await eventStore.close();
    await observability.stop();
  }
}

async function follow(
  open: OpenStores,
  { logger }: Observability,
  { signal, whileOpen }: Pick<WorkerOptions, 'signal' | 'whileOpen'>,
): Promise<void> {
  const beside = await whileOpen?.(open);
  const onError = (projection: string, error: unknown) => logger.error(error, projection);
  await open.readStore.run({ signal, onError, standBy: true }).finally(() => beside?.close());
}
