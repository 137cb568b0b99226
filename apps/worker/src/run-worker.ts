import { once } from 'node:events';

import { systemClock } from '#event-sourcing';
import type { EventStore } from '#event-store';
import {
  type Observability,
  observeDeadlines,
  observeEvidence,
  observeRetention,
} from '#observability';
import { openKeyStore } from '#privacy';
import type { ReadStore } from '#read-store';
import {
  type Configuration,
  eraseBySchedule,
  openLog,
  openLogForReading,
  openReadSide,
  openRules,
  readKeys,
  runAutomations,
  signCheckpoints,
  sweepEvidence,
  type Stores,
  retryUntilReachable,
} from '#runtime';

import { sendNotices } from './send-notices.js';

export interface WorkerOptions {
  readonly stores: Stores;
  /** Ends the worker, after the batches in flight. */
  readonly signal: AbortSignal;
  /** Reports every failure; the projections continue where they can. */
  readonly observability: Observability;
  /**
   * Rules of the automations; without them the worker only updates the read models and does not
   * write to the log.
   */
  readonly automate?: Pick<Configuration, 'rulePack' | 'rulesDir' | 'calendarFile' | 'retention'>;
  /** Called once the stores are open, which may take a while if one is away. */
  readonly opened?: (open: OpenStores) => void;
}

export interface OpenStores {
  readonly eventStore: EventStore;
  readonly readStore: ReadStore;
}

type Work = Pick<WorkerOptions, 'stores' | 'signal' | 'opened' | 'automate'>;

/**
 * Updates the read models, fires deadlines and sends notices until the signal. While another
 * process does either (a second worker, an administrator's rebuild) it stands by and takes over
 * afterwards. Waits for a store that is away at the start.
 */
export async function runWorker({ observability, ...work }: WorkerOptions): Promise<void> {
  try {
    await runOnStores(observability, work);
  } catch (error) {
    // Stopped while waiting for a store: there is nothing to finish.
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
    ...(work.automate
      ? [
          prove(open, observability, signal),
          erase(open, observability, { ...work, signal }),
          sweep(open, observability, signal),
        ]
      : []),
  ];
  try {
    await Promise.all(doing);
  } finally {
    // If one part fails, the others end too.
    failed.abort();
    await Promise.allSettled(doing);
  }
}

function sweep(
  { eventStore: log, readStore: reads }: OpenStores,
  observability: Observability,
  signal: AbortSignal,
) {
  const observer = observeEvidence(observability);
  return sweepEvidence({ log, reads }, process.env, { signal, ...observer });
}

function prove({ eventStore }: OpenStores, { logger }: Observability, signal: AbortSignal) {
  const onError = (error: unknown) => logger.error(error, 'checkpoints');
  return signCheckpoints(eventStore, process.env, { signal, onError });
}

/** Erases what is past its time, with keys of its own. */
async function erase(
  { eventStore: log, readStore: reads }: OpenStores,
  observability: Observability,
  { stores, signal, automate }: Work,
): Promise<void> {
  if (!automate?.retention.bySchedule) return;
  const keys = await retryUntilReachable(
    () => openKeyStore(readKeys(process.env, stores)),
    retryOptions(observability, { signal }),
  );
  const observer = observeRetention(observability);
  const work = { log, reads, keys, clock: systemClock, observer };
  await eraseBySchedule(work, automate.retention, signal).finally(() => keys.close());
}

async function automate(
  { eventStore: log, readStore: reads }: OpenStores,
  observability: Observability,
  { automate: by, signal, placed }: Work & { readonly placed: AbortSignal },
): Promise<void> {
  if (!by) return;
  // Notices must know their place in the log before the automations write, so that people hear of
  // the first event already.
  await waitForEither(placed, signal);
  if (signal.aborted) return;
  const parts = { log, reads, clock: systemClock, observer: observeDeadlines(observability) };
  const rules = await retryUntilReachable(
    () => openRules(by, log),
    retryOptions(observability, { signal }),
  );
  await runAutomations({ ...parts, rules }, signal);
}

/** Waits until either signal aborts. */
async function waitForEither(one: AbortSignal, other: AbortSignal): Promise<void> {
  const any = AbortSignal.any([one, other]);
  if (!any.aborted) await once(any, 'abort');
}
