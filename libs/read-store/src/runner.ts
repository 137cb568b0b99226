import { setImmediate as nextTurn } from 'node:timers/promises';

import type { Kysely } from 'kysely';

import type { LogPage } from '#event-store';
import { EventStoreError } from '#event-store';

import { bookkeepingOf, raiseEpoch, readCheckpoint } from './bookkeeping.js';
import type { ReadStoreContext } from './context.js';
import { Backoff, pause, recordFailure } from './failure-policy.js';
import { PageApplier } from './page-applier.js';
import { filterOf, type OpaqueProjection } from './projection.js';
import { Rate } from './rate.js';
import { Leases } from './leases.js';
import { isFailure } from './read-store-error.js';
import { rebuildProjection, sweepIfIdle } from './rebuild.js';
import type { Generation } from './registry.js';

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

/**
 * After a batch at the head of the log a runner rests for this multiple of the batch's duration, up
 * to a limit: under light load it follows at once, under heavy load batches become large enough to
 * be worth their transaction. This bounds the delay of read-your-writes.
 */
const restPerWork = 4;
const longestRestMs = 200;

/** How often a runner checks whether its generation has been replaced. */
const watchEveryMs = 200;

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
      await runWithLeases(context, { ...options, signal });
    } catch (error) {
      const owned = isFailure(error, 'PROJECTION_OWNED');
      if (owned && options.standBy) await pause(standByMs, signal);
      else if (owned || context.storage.failureOf(error) !== 'transient') throw error;
      else await unavailable(error);
    }
}

async function runWithLeases(context: ReadStoreContext, options: SignalledRun): Promise<void> {
  const leases = await Leases.take(context);
  const stop = new AbortController();
  const signal = AbortSignal.any([stop.signal, options.signal, leases.lost]);
  try {
    const runs = [...context.projections.values()].map((projection) => {
      const epoch = leases.epochOf(projection.name);
      const run = new ProjectionRun(context, projection, { ...options, signal, epoch });
      return run.run().catch((error: unknown) => {
        stop.abort();
        throw error;
      });
    });
    const failed = (await Promise.allSettled(runs)).find((run) => run.status === 'rejected');
    if (failed) throw failed.reason;
    if (!options.signal.aborted) leases.check();
  } finally {
    await leases.release();
  }
}

interface SignalledRun extends RunOptions {
  readonly signal: AbortSignal;
}

/**
 * One projection's loop: builds a generation if needed, then follows the log until it is replaced.
 */
class ProjectionRun {
  private readonly backoff = new Backoff();
  private readonly name: string;

  constructor(
    private readonly context: ReadStoreContext,
    private readonly projection: OpaqueProjection,
    private readonly options: SignalledRun & { readonly epoch: number | undefined },
  ) {
    this.name = projection.name;
  }

  async run(): Promise<void> {
    const { signal } = this.options;
    let swept = false;
    while (!signal.aborted)
      try {
        if (!swept) await sweepIfIdle(this.context, this.name);
        swept = true;
        const live = await this.findOrBuild();
        if (live) await this.context.writers.use(live, (db) => this.follow(live, db));
      } catch (error) {
        if (isFailure(error, 'PROJECTION_OWNED')) throw error;
        await this.handleFailure(error);
      }
  }

  /**
   * The live generation of this version, built if there is none; undefined if it must be looked up
   * again.
   */
  private async findOrBuild(): Promise<Generation | undefined> {
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
    const { signal, batchSize = 500, epoch } = this.options;
    const books = bookkeepingOf(db);
    if (epoch !== undefined) await raiseEpoch(books, { projection: this.name, epoch });
    const switched = new AbortController();
    const watch = this.watchFor(generation, switched);
    try {
      const { position, rate } = await readCheckpoint(books);
      const pages = this.context.eventStore.subscribe({
        filter: filterOf(this.projection),
        batchSize,
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
      if (this.backoff.tries) await this.noteRecovery();
      // At the head of the log a small batch is not worth its cost, so later events join the next
      // one. While catching up, give timers and sockets of this thread a turn.
      if (end) await this.rest(performance.now() - begun);
      else await nextTurn();
    }
  }

  private rest(workedMs: number): Promise<void> {
    return pause(Math.min(restPerWork * workedMs, longestRestMs), this.options.signal);
  }

  private applier(db: Kysely<unknown>): PageApplier {
    const { storage, limits, now } = this.context;
    const { cachedModels } = limits;
    const { projection } = this;
    const { epoch } = this.options;
    const policy = { onPoison: 'park', fresh: false } as const;
    return new PageApplier({ ...policy, projection, db, storage, cachedModels, epoch, now });
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

  private async handleFailure(error: unknown): Promise<void> {
    const { signal, onError } = this.options;
    if (signal.aborted || isClosed(error)) return pause(watchEveryMs, signal);
    if (isFailure(error, 'REBUILD_RUNNING')) return pause(watchEveryMs, signal);
    await recordFailure(this.context, this.name, error);
    onError?.(this.name, error);
    if (isFailure(error, 'EVENT_UNPROCESSABLE')) return this.waitUntilRebuilt();
    await this.backoff.wait(signal);
  }

  /** The same code would fail at the same event: only an operator's rebuild helps. */
  private async waitUntilRebuilt(): Promise<void> {
    const { signal } = this.options;
    while (!signal.aborted && !(await this.liveOfThisVersion())) await pause(watchEveryMs, signal);
  }

  private async noteRecovery(): Promise<void> {
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
