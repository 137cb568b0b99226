import { openLogForReading, openReadSide, type Stores } from '#runtime';

export interface WorkerOptions {
  readonly stores: Stores;
  /** Ends the worker, after the batches in flight. */
  readonly signal: AbortSignal;
  /** Told of every failure; the projections go on where they can. */
  readonly onError: (projection: string, error: unknown) => void;
}

/**
 * Keeps the read models up with the log until the signal. While another process owns them (a second
 * worker, an administrator's rebuild) it stands by and takes over when that one is gone.
 */
export async function runWorker({ stores, signal, onError }: WorkerOptions): Promise<void> {
  const log = await openLogForReading(stores);
  try {
    const readStore = await openReadSide(stores, log);
    await readStore.run({ signal, onError, standBy: true }).finally(() => readStore.close());
  } finally {
    await log.close();
  }
}
