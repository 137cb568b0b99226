import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import type { Kysely } from 'kysely';

import type { Position } from '#event-sourcing';
import type { EventStore } from '#event-store';

import { bookkeepingOf, readCheckpoint } from './bookkeeping.js';
import { CheckpointWatch } from './checkpoint-watch.js';
import { projectionNamed, type ReadStoreContext, Writers } from './context.js';
import { recordFailure } from './failure-policy.js';
import { LiveConnections } from './live-connections.js';
import { type OwningOptions, whileOwning } from './owning.js';
import { listParked, type ParkedStream, type UnparkOutcome, unpark } from './parking.js';
import { type AnyProjection, projectionsByName } from './opaque-projection.js';
import { type Built, rebuildProjection, rebuildTogether, type RebuildOptions } from './rebuild.js';
import { isFailure, messageOf, ReadStoreError } from './read-store-error.js';
import { type BuildProgress, Registry } from './registry.js';
import { runProjections, type RunOptions } from './runner.js';
import { type PostgresPlace, PostgresStorage } from './postgres/postgres-storage.js';
import { SqliteStorage } from './sqlite/sqlite-storage.js';
import { liveIfReady, LogSight, type ProjectionStatus, statusOf } from './status.js';
import type { GenerationStorage } from './storage.js';

/** Where read models live. They may be deleted at any time the system is down. */
export type ReadPlace =
  | {
      /** SQLite: folder of the generations and their registry; made when missing. */
      readonly directory: string;
      readonly postgres?: never;
    }
  | {
      /** PostgreSQL: for several processes on several machines. */
      readonly postgres: PostgresPlace;
      readonly directory?: never;
    };

export type ReadStoreOptions = ReadPlace & ReadStoreSettings;

interface ReadStoreSettings {
  readonly eventStore: EventStore;
  readonly projections: readonly AnyProjection[];
  /** The system's clock unless given. */
  readonly now?: () => Date;
  /** How long a replaced generation is kept for running queries; 1 000 by default. */
  readonly graceMs?: number;
  /** Streams of which a fold or a projection keeps the state in memory; 20 000 by default. */
  readonly cachedModels?: number;
}

/**
 * Opens the read side of the log. Any number of processes and threads may have it open; one of them
 * runs the projections.
 * @throws ReadStoreError `READ_STORE_UNAVAILABLE` when PostgreSQL cannot be reached
 */
export async function openReadStore(options: ReadStoreOptions): Promise<ReadStore> {
  const projections = projectionsByName(options.projections);
  const storage = options.postgres
    ? new PostgresStorage(options.postgres)
    : new SqliteStorage(options.directory);
  const registry = await openRegistry(storage);
  const closing = new AbortController();
  const watches = new Map<string, CheckpointWatch>();
  const { eventStore, now = () => new Date(), graceMs = 1_000, cachedModels = 20_000 } = options;
  const context: ReadStoreContext = {
    eventStore,
    storage,
    registry,
    projections,
    now,
    connections: new LiveConnections(storage, registry),
    writers: new Writers(storage),
    limits: { graceMs, cachedModels },
    closing: closing.signal,
    moved: (projection) => void watches.get(projection)?.look(),
  };
  return new ReadStore(context, watches, closing);
}

async function openRegistry(storage: GenerationStorage): Promise<Registry> {
  try {
    return await Registry.open(storage);
  } catch (error) {
    await storage.close();
    if (storage.failureOf(error) !== 'transient') throw error;
    // Also if the server itself reports that it is not ready yet.
    throw isFailure(error, 'READ_STORE_UNAVAILABLE') ? error : unavailableError(error);
  }
}

const unavailableError = (cause: unknown): ReadStoreError =>
  new ReadStoreError('READ_STORE_UNAVAILABLE', { reason: messageOf(cause) }, { cause });

/** Events that a process applies beside its other work before it turns to that again. */
const SHORT_BATCH = 500;

/** Read models that follow the log. */
export class ReadStore {
  private readonly busy = new Set<Promise<unknown>>();

  /** Call {@link openReadStore} instead. */
  constructor(
    private readonly context: ReadStoreContext,
    private readonly watches: Map<string, CheckpointWatch>,
    private readonly closing: AbortController,
  ) {}

  /**
   * The projection's tables, for reading. Ask for them at each query: this follows a switch of
   * generations, and a connection stays open for only 10 s after one.
   * @throws ReadStoreError `PROJECTION_NOT_READY` until this version has been built once
   */
  async live<Tables>(projection: string): Promise<Kysely<Tables>> {
    const live = await this.context.connections.get(projectionNamed(this.context, projection));
    return live.db as Kysely<Tables>;
  }

  /**
   * The tables of a projection as another log makes them, such as this one at a past instant: built for as
   * long as `use` takes, in a folder of its own.
   * @throws ReadStoreError `EVENT_UNPROCESSABLE`; EventStoreError
   */
  async builtFrom<Tables, T>(
    eventStore: EventStore,
    projection: string,
    use: (db: Kysely<Tables>) => Promise<T>,
  ): Promise<T> {
    const directory = mkdtempSync(join(tmpdir(), 'read-'));
    const projections = [projectionNamed(this.context, projection) as AnyProjection];
    const store = await openReadStore({ directory, eventStore, projections, graceMs: 0 });
    try {
      await store.rebuild(projection);
      return await use(await store.live<Tables>(projection));
    } finally {
      await store.close();
      rmSync(directory, { recursive: true, force: true });
    }
  }

  /** Position of the live generation; undefined before the first batch or generation. */
  async checkpoint(projection: string): Promise<Position | undefined> {
    const live = await liveIfReady(this.context, projectionNamed(this.context, projection));
    return live && (await readCheckpoint(bookkeepingOf(live.db), projection)).position;
  }

  /** Read-your-writes: true once the position is in the tables, false after the timeout. */
  async waitFor(
    projection: string,
    position: Position,
    options: { readonly timeoutMs: number },
  ): Promise<boolean> {
    projectionNamed(this.context, projection);
    const watch =
      this.watches.get(projection) ?? new CheckpointWatch(() => this.checkpoint(projection));
    this.watches.set(projection, watch);
    return watch.waitFor(position, options.timeoutMs);
  }

  async status(): Promise<readonly ProjectionStatus[]> {
    const projections = [...this.context.projections.values()];
    const sight = await LogSight.of(this.context.eventStore);
    return Promise.all(projections.map((each) => statusOf(this.context, each, sight)));
  }

  /**
   * Runs all projections until the signal or {@link close}: from their checkpoints, building
   * generations that this version lacks. A stream that cannot be applied is parked; other failures
   * are recorded and retried.
   * @throws ReadStoreError `PROJECTION_OWNED` when another runner has one of them or takes it over,
   * unless the options say to stand by
   */
  async run(options: RunOptions = {}): Promise<void> {
    await this.track(runProjections(this.context, options));
  }

  /**
   * Builds the next generation beside the live one, which keeps answering, and switches to it. A
   * failure or a crash leaves the live one unchanged.
   * @throws ReadStoreError `REBUILD_RUNNING`, `REBUILD_ABORTED`, or `EVENT_UNPROCESSABLE` with the
   * stream, revision and type of the event
   */
  async rebuild(projection: string, options: RebuildOptions = {}): Promise<BuildProgress> {
    const found = projectionNamed(this.context, projection);
    return this.track(rebuildProjection(this.context, found, options));
  }

  /**
   * Begins a {@link rebuild} that nobody waits for: resolves once it is on its way, in short batches, as whoever
   * asks may have others to answer. What makes it fail later is told by {@link status} as the last failure.
   * @throws ReadStoreError as {@link rebuild}, where it does not begin
   */
  async beginRebuild(projection: string): Promise<void> {
    let isBegun = false;
    await new Promise<void>((begun, refused) => {
      const onProgress = (): void => {
        isBegun = true;
        begun();
      };
      const failed = (error: unknown): void => {
        if (isBegun) void recordFailure(this.context, projection, error);
        else refused(error);
      };
      this.rebuild(projection, { batchSize: SHORT_BATCH, onProgress }).then(onProgress, failed);
    });
  }

  /**
   * As {@link rebuild}, for all projections in one pass over the log. One that cannot apply an event
   * keeps its live generation, and its error is in the answer.
   * @throws ReadStoreError `REBUILD_RUNNING`, `REBUILD_ABORTED`; `EVENT_UNPROCESSABLE` where all fail
   */
  async rebuildAll(options: RebuildOptions = {}): Promise<Built> {
    const all = [...this.context.projections.values()];
    return this.track(rebuildTogether(this.context, all, options));
  }

  /**
   * Runs work that one process at a time should do, such as an automation, until the signal or
   * {@link close}; other processes stand by. See {@link whileOwning} for what the work must
   * tolerate.
   */
  async whileOwning(
    name: string,
    work: (owning: AbortSignal) => Promise<void>,
    options: OwningOptions,
  ): Promise<void> {
    await this.track(whileOwning(this.context, { name, work }, options));
  }

  /** Streams the projection has set aside, the oldest first: all, or so many. */
  async parked(projection: string, most?: number): Promise<readonly ParkedStream[]> {
    return listParked(await this.live(projection), projection, most);
  }

  /**
   * Retries a parked stream from the event that could not be applied.
   * @throws ReadStoreError `STREAM_NOT_PARKED`
   */
  async retry(projection: string, stream: string): Promise<UnparkOutcome> {
    const found = projectionNamed(this.context, projection);
    return this.track(unpark(this.context, { projection: found, stream }));
  }

  /**
   * Skips the one event that could not be applied and continues the stream. The reason is kept in
   * the generation; a rebuild tries the event again.
   * @throws ReadStoreError `STREAM_NOT_PARKED`
   */
  async skip(projection: string, stream: string, reason: string): Promise<UnparkOutcome> {
    const found = projectionNamed(this.context, projection);
    return this.track(unpark(this.context, { projection: found, stream, skipBecause: reason }));
  }

  /** Waits for batches in flight, abandons rebuilds, then closes all connections. */
  async close(): Promise<void> {
    if (this.closing.signal.aborted) return;
    this.closing.abort();
    await Promise.allSettled(this.busy);
    for (const watch of this.watches.values()) watch.close();
    await this.context.connections.close();
    await this.context.registry.close();
    await this.context.storage.close();
  }

  private async track<Result>(work: Promise<Result>): Promise<Result> {
    this.busy.add(work);
    try {
      return await work;
    } finally {
      this.busy.delete(work);
    }
  }
}
