import { once } from 'node:events';

import { systemClock } from '#event-sourcing';
import type { EventStore } from '#event-store';
import { type Observability, observeDeadlines } from '#observability';
import type { ReadStore } from '#read-store';
import {
  type Configuration,
  openLog,
  openLogForReading,
  openReadSide,
  openRules,
  runAutomations,
  type Stores,
  retryUntilReachable,
} from '#runtime';

import { sendNotices } from './send-notices.js';

export interface WorkerOptions {
  readonly stores: Stores;
  /** Ends the worker, after the batches in flight. */
  readonly signal: AbortSignal;
  /** Told of every failure; the projections go on where they can. */
  readonly observability: Observability;
  /**
   * By which rules it does what the passage of time asks for; without, it only keeps the read models,
   * and does not write to the log.
   */
  readonly automate?: Pick<Configuration, 'rulePack' | 'rulesDir' | 'calendarFile'>;
  /** Told what is open, once it is: a store that is away is waited for. */
  readonly opened?: (open: OpenStores) => void;
}

export interface OpenStores {
  readonly eventStore: EventStore;
  readonly readStore: ReadStore;
}

type Work = Pick<WorkerOptions, 'stores' | 'signal' | 'opened' | 'automate'>;

/**
 * Keeps the read models up with the log until the signal, fires deadlines and sends notices. While another process
 * has either in its hands (a second worker, an administrator's rebuild) it stands by and takes over
 * when that one is gone. A store that is away at the start is waited for.
 */
export async function runWorker({ observability, ...work }: WorkerOptions): Promise<void> {
  try {
    await runOnStores(observability, work);
  } catch (error) {
    // Told to stop while it waited for a store: there is nothing to finish.
    if (!work.signal.aborted) throw error;
  } finally {
    await observability.stop();
  }
}

const retryOptions = ({ logger }: Observability, { signal }: Pick<Work, 'signal'>) => ({
  signal,
  warn: (line: string) => logger.warn(line),
});

async function runOnStores(observability: Observability, work: Work): Promise<void> {
  const { stores } = work;
  const eventStore = await retryUntilReachable(
    () => openObserved(observability, work),
    retryOptions(observability, work),
  );
  try {
    const readStore = await retryUntilReachable(
      () => openReadSide(stores, eventStore),
      retryOptions(observability, work),
    );
    await follow({ eventStore, readStore }, observability, work).finally(() => readStore.close());
  } finally {
    await eventStore.close();
  }
}

async function openObserved(observability: Observability, work: Work): Promise<EventStore> {
  const log = work.automate
    ? observability.observe(await openLog(work.stores, 'thread'))
    : await openLogForReading(work.stores);
  return observability.observeFollowing(log);
}

async function follow(open: OpenStores, observability: Observability, work: Work): Promise<void> {
  const { logger } = observability;
  work.opened?.(open);
  const failed = new AbortController();
  const signal = AbortSignal.any([work.signal, failed.signal]);
  const onError = (projection: string, error: unknown) => logger.error(error, projection);
  const place = new AbortController();
  const placed = () => place.abort();
  const doing = [
    open.readStore.run({ signal, onError, standBy: true }),
    automate(open, observability, { ...work, signal, placed: place.signal }),
    sendNotices(open.eventStore, work.stores, { observability, signal, placed }),
  ];
  try {
    await Promise.all(doing);
  } finally {
    // One does not go on without the other.
    failed.abort();
    await Promise.allSettled(doing);
  }
}

async function automate(
  { eventStore: log, readStore: reads }: OpenStores,
  observability: Observability,
  { automate: by, signal, placed }: Work & { readonly placed: AbortSignal },
): Promise<void> {
  if (!by) return;
  // What the passage of time does is told as well, from the first of it.
  await waitForEither(placed, signal);
  if (signal.aborted) return;
  const parts = { log, reads, clock: systemClock, observer: observeDeadlines(observability) };
  const rules = await retryUntilReachable(
    () => openRules(by, log),
    retryOptions(observability, { signal }),
  );
  await runAutomations({ ...parts, rules }, signal);
}

/** Waits until one of them. */
async function waitForEither(one: AbortSignal, other: AbortSignal): Promise<void> {
  const any = AbortSignal.any([one, other]);
  if (!any.aborted) await once(any, 'abort');
}
