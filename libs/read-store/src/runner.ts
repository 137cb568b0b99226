import type { ReadStoreContext } from './context.js';
import { Backoff, pause } from './failure-policy.js';
import { Following } from './following.js';
import { Leases } from './leases.js';
import { isFailure } from './read-store-error.js';

export interface RunOptions {
  /** Ends the run, after the batches in flight. */
  readonly signal?: AbortSignal;
  /** Most events in a batch; 500 by default. */
  readonly batchSize?: number;
  /** Waits while another runner has the projections, and takes over when it is gone. */
  readonly standBy?: boolean;
  /** Called on every failure; the run continues where it can. */
  readonly onError?: (projection: string, error: unknown) => void;
}

/** How often a runner that stands by tries to take over. */
const standByMs = 500;

/**
 * Keeps every projection up with the log until the signal, building generations that this version
 * lacks.
 * @throws ReadStoreError `PROJECTION_OWNED` when another runner has one of them or takes it over,
 * unless the options say to stand by
 */
export async function runProjections(
  context: ReadStoreContext,
  options: RunOptions,
): Promise<void> {
  const given = options.signal ? [options.signal] : [];
  const signal = AbortSignal.any([context.closing, ...given]);
  const backoff = new Backoff();
  const unavailable = async (error: unknown) => {
    for (const name of context.projections.keys()) options.onError?.(name, error);
    await backoff.wait(signal);
  };
  while (!signal.aborted)
    try {
      await runWithLeases(context, options, signal);
    } catch (error) {
      const owned = isFailure(error, 'PROJECTION_OWNED');
      if (owned && options.standBy) await pause(standByMs, signal);
      else if (owned || context.storage.failureOf(error) !== 'transient') throw error;
      else await unavailable(error);
    }
}

async function runWithLeases(
  context: ReadStoreContext,
  options: RunOptions,
  signal: AbortSignal,
): Promise<void> {
  const leases = await Leases.take(context);
  const { batchSize = 1_000, onError = () => undefined } = options;
  const following = new Following(context, {
    batchSize,
    onError,
    epochOf: (projection) => leases.epochOf(projection),
    signal: AbortSignal.any([signal, leases.lost]),
  });
  try {
    await following.run();
    if (!signal.aborted) leases.check();
  } finally {
    await leases.release();
  }
}
