import { isFailure } from '#read-store';
import { openLogForReading, openReadSide } from '#runtime';

export interface WorkerOptions {
  readonly dataDir: string;
  /** Ends the worker, after the batches in flight. */
  readonly signal: AbortSignal;
  /** Told of every failure; the projections go on where they can. */
  readonly onError: (projection: string, error: unknown) => void;
}

const RETRY_OWNERSHIP_MS = 1_000;

const pause = (ms: number, signal: AbortSignal) =>
  new Promise<void>((resolve) => {
    const timer = setTimeout(resolve, ms);
    signal.addEventListener('abort', () => (clearTimeout(timer), resolve()), { once: true });
  });

/**
 * Keeps the read models of a data folder up with its log until the signal. While another process
 * owns them (an administrator's rebuild, say) it stands by and takes over when that one is gone.
 */
export async function runWorker({ dataDir, signal, onError }: WorkerOptions): Promise<void> {
  const log = await openLogForReading(dataDir);
  const readStore = await openReadSide(dataDir, log);
  try {
    while (!signal.aborted) {
      try {
        await readStore.run({ signal, onError });
      } catch (error) {
        if (!isFailure(error, 'PROJECTION_OWNED')) throw error;
        await pause(RETRY_OWNERSHIP_MS, signal);
      }
    }
  } finally {
    await readStore.close();
    await log.close();
  }
}
