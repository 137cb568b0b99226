import { setImmediate as nextTurn } from 'node:timers/promises';

import type { Kysely } from 'kysely';

import type { LogPage } from '#event-store';
import { EventStoreError } from '#event-store';

import { bookkeepingOf, readCheckpoint } from './bookkeeping.js';
import type { ReadStoreContext } from './context.js';
import { Backoff, pause, recordFailure } from './failure-policy.js';
import { PageApplier } from './page-applier.js';
import { filterOf, type OpaqueProjection } from './projection.js';
import { Rate } from './rate.js';
import { isFailure, ReadStoreError } from './read-store-error.js';
import { rebuildProjection, sweepIfIdle } from './rebuild.js';
import type { Generation } from './registry.js';
import type { Lock } from './storage.js';

export interface RunOptions {
  /** Ends the run, after the batches in flight. */
  readonly signal?: AbortSignal;
  /** Most events in a batch; 500 by default. */
  readonly batchSize?: number;
  /** Told of every failure; the run goes on where it can. */
  readonly onError?: (projection: string, error: unknown) => void;
}

/** Shortest time between two batches at the head of the log: what read-your-writes may cost. */
const restMs = 25;

/** How often a runner looks whether its generation has been replaced. */
const watchEveryMs = 200;

/**
 * Keeps every projection up with the log until the signal, building generations where this version
 * has none.
 * @throws ReadStoreError `PROJECTION_OWNED` when another runner has one of them
 */
export async function runProjections(
  context: ReadStoreContext,
  options: RunOptions,
): Promise<void> {
  const locks = lockAll(context);
  const stop = new AbortController();
  const signals = [stop.signal, context.closing, ...(options.signal ? [options.signal] : [])];
  const signal = AbortSignal.any(signals);
  try {
    const runs = [...context.projections.values()].map((projection) =>
      new ProjectionRun(context, projection, { ...options, signal }).run().catch((error) => {
        stop.abort();
        throw error;
      }),
    );
    const failed = (await Promise.allSettled(runs)).find((run) => run.status === 'rejected');
    if (failed) throw failed.reason;
  } finally {
    for (const lock of locks) lock.release();
  }
}

function lockAll({ projections, storage }: ReadStoreContext): readonly Lock[] {
  const locks: Lock[] = [];
  for (const name of projections.keys()) {
    const lock = storage.lock(`${name}.run`);
    if (!lock) {
      for (const held of locks) held.release();
      throw new ReadStoreError('PROJECTION_OWNED', { projection: name });
    }
    locks.push(lock);
  }
  return locks;
}

/** One projection's loop: a generation is built if need be, then followed until it is replaced. */
class ProjectionRun {
  private readonly backoff = new Backoff();
  private readonly name: string;

  constructor(
    private readonly context: ReadStoreContext,
    private readonly projection: OpaqueProjection,
    private readonly options: RunOptions & { readonly signal: AbortSignal },
  ) {
    this.name = projection.name;
  }

  async run(): Promise<void> {
    const { signal } = this.options;
    await sweepIfIdle(this.context, this.name);
    while (!signal.aborted)
      try {
        const live = await this.ready();
        if (live) await this.context.writers.use(live, (db) => this.follow(live, db));
      } catch (error) {
        if (isFailure(error, 'PROJECTION_OWNED')) throw error;
        await this.failed(error);
      }
  }

  /** The live generation of this version; undefined when there is none yet and it is to be asked again. */
  private async ready(): Promise<Generation | undefined> {
    const live = await this.liveOfThisVersion();
    if (live) return live;
    await rebuildProjection(this.context, this.projection, { signal: this.options.signal });
    return this.liveOfThisVersion();
  }

  private async liveOfThisVersion(): Promise<Generation | undefined> {
    const live = await this.context.registry.live(this.name);
    return live?.version === this.projection.version ? live : undefined;
  }

  private async follow(generation: Generation, db: Kysely<unknown>): Promise<void> {
    const { signal, batchSize = 500 } = this.options;
    const switched = new AbortController();
    const watch = this.watchFor(generation, switched);
    try {
      const { position, rate } = await readCheckpoint(bookkeepingOf(db));
      const pages = this.context.eventStore.subscribe({
        ...{ filter: filterOf(this.projection), batchSize },
        ...(position !== undefined && { after: position }),
        signal: AbortSignal.any([signal, switched.signal]),
      });
      await this.consume(pages, { generation, db, from: position, rate: new Rate(rate) });
    } finally {
      clearInterval(watch);
    }
  }

  private async consume(pages: AsyncIterable<LogPage>, live: Followed): Promise<void> {
    const applier = this.applier(live.db);
    let from = live.from;
    for await (const { events, position, end } of pages) {
      const begun = performance.now();
      if (!(await this.isLive(live.generation))) return;
      if (position === undefined || position === from) continue;
      await applier.apply({ from, to: position, events, rate: live.rate.add(events.length) });
      from = position;
      this.context.moved(this.name);
      if (this.backoff.attempted) await this.recovered();
      // At the head of the log a batch costs more than what is in it: what comes meanwhile joins
      // the next one. Behind it, timers and sockets of a shared thread have their turn.
      if (end) await pause(restMs - (performance.now() - begun), this.options.signal);
      else await nextTurn();
    }
  }

  private applier(db: Kysely<unknown>): PageApplier {
    const { storage, limits, now } = this.context;
    const { cachedModels } = limits;
    const { projection } = this;
    const policy = { onPoison: 'park', fresh: false } as const;
    return new PageApplier({ ...policy, projection, db, storage, cachedModels, now });
  }

  private watchFor(generation: Generation, switched: AbortController): NodeJS.Timeout {
    const look = async () => {
      if (!(await this.isLive(generation))) switched.abort();
    };
    return setInterval(() => void look().catch(() => undefined), watchEveryMs);
  }

  private async isLive({ number }: Generation): Promise<boolean> {
    return (await this.context.registry.live(this.name))?.number === number;
  }

  private async failed(error: unknown): Promise<void> {
    const { signal, onError } = this.options;
    if (signal.aborted || isClosed(error)) return pause(watchEveryMs, signal);
    if (isFailure(error, 'REBUILD_RUNNING')) return pause(watchEveryMs, signal);
    await recordFailure(this.context, this.name, error);
    onError?.(this.name, error);
    if (isFailure(error, 'EVENT_UNPROCESSABLE')) return this.untilRebuilt();
    await this.backoff.wait(signal);
  }

  /** The same code would stop at the same event: only an operator's rebuild leads on. */
  private async untilRebuilt(): Promise<void> {
    const { signal } = this.options;
    while (!signal.aborted && !(await this.liveOfThisVersion())) await pause(watchEveryMs, signal);
  }

  private async recovered(): Promise<void> {
    this.backoff.reset();
    await this.context.registry.clearFailure(this.name);
  }
}

interface Followed {
  readonly generation: Generation;
  readonly db: Kysely<unknown>;
  readonly from: string | undefined;
  readonly rate: Rate;
}

function isClosed(error: unknown): boolean {
  return error instanceof EventStoreError && error.failure === 'closed';
}
