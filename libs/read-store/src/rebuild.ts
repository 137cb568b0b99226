import { setImmediate as nextTurn } from 'node:timers/promises';

import type { Kysely } from 'kysely';

import type { Position } from '#event-sourcing';
import type { LogPage } from '#event-store';

import { bookkeepingOf, createBookkeeping } from './bookkeeping.js';
import type { ReadStoreContext } from './context.js';
import { PageApplier } from './page-applier.js';
import { filterOf, type OpaqueProjection } from './projection.js';
import { secondsLeft } from './rate.js';
import { ReadStoreError } from './read-store-error.js';
import type { BuildProgress, Generation } from './registry.js';

export interface RebuildOptions {
  readonly onProgress?: (progress: BuildProgress) => void;
  /** Aborting leaves the live generation unchanged. */
  readonly signal?: AbortSignal;
  /** Events of a batch; 4 000 by default, larger ones cost memory and gain little. */
  readonly batchSize?: number;
  /** `stop` (default) fails at the first event that cannot be applied, `park` sets its stream aside. */
  readonly onPoison?: 'stop' | 'park';
}

/** Time between two reports to the registry and to `onProgress`. */
const reportEveryMs = 250;

/**
 * Builds the next generation beside the live one and switches to it.
 * @throws ReadStoreError `REBUILD_RUNNING`, `REBUILD_ABORTED`, `EVENT_UNPROCESSABLE`
 */
export async function rebuildProjection(
  context: ReadStoreContext,
  projection: OpaqueProjection,
  options: RebuildOptions,
): Promise<BuildProgress> {
  const lock = await context.storage.lock(`${projection.name}.build`);
  if (!lock) throw new ReadStoreError('REBUILD_RUNNING', { projection: projection.name });
  try {
    await sweep(context, projection.name);
    const built = await new Build(context, projection, { ...options, lost: lock.lost }).run();
    await dropRetired(context, projection.name);
    return built;
  } finally {
    await lock.release();
  }
}

/** Removes what a crash left behind, unless a build is running. */
export async function sweepIfIdle(context: ReadStoreContext, projection: string): Promise<void> {
  const lock = await context.storage.lock(`${projection}.build`);
  if (!lock) return;
  try {
    await sweep(context, projection);
  } finally {
    await lock.release();
  }
}

async function sweep(context: ReadStoreContext, projection: string): Promise<void> {
  const { registry, storage } = context;
  for (const state of ['building', 'retired'] as const)
    for (const generation of await registry.inState(projection, state))
      // Removed from the registry first, so that a builder that is still alive cannot switch to it.
      if (await registry.forget(generation, state)) await storage.drop(generation);
  const found = await storage.list(projection);
  const entered = await registry.numbers(projection);
  for (const number of found) if (!entered.has(number)) await storage.drop({ projection, number });
}

/**
 * Other runners and readers notice a switch within moments and may keep open files. A schema that a
 * long query still uses is left to the next cleanup.
 */
async function dropRetired(context: ReadStoreContext, projection: string): Promise<void> {
  const { registry, limits } = context;
  const retired = await registry.inState(projection, 'retired');
  if (retired.length === 0) return;
  await new Promise((resolve) => setTimeout(resolve, limits.graceMs));
  await sweep(context, projection).catch((error: unknown) => {
    if (context.storage.failureOf(error) !== 'transient') throw error;
  });
}

/** One build, from an empty generation to the switch. */
class Build {
  private readonly signal: AbortSignal;
  private readonly startedAt = performance.now();
  private reportedAt = -Infinity;
  private position: Position | undefined;
  private events = 0;

  constructor(
    private readonly context: ReadStoreContext,
    private readonly projection: OpaqueProjection,
    private readonly options: RebuildOptions & { readonly lost: AbortSignal },
  ) {
    const { signal, lost } = options;
    this.signal = AbortSignal.any([context.closing, lost, ...(signal ? [signal] : [])]);
  }

  async run(): Promise<BuildProgress> {
    const { registry, storage, now } = this.context;
    const { name, version } = this.projection;
    const generation = await registry.begin(name, version, now().toISOString());
    await storage.create(generation);
    const db = storage.open<unknown>(generation, 'build');
    try {
      await this.fill(generation, db);
      await storage.seal(generation, db);
      return await this.publish(generation);
    } catch (error) {
      await db.destroy();
      // If this fails it is left to the next cleanup: the original error is what matters.
      await this.discard(generation).catch(() => undefined);
      throw error;
    }
  }

  private async publish(generation: Generation): Promise<BuildProgress> {
    const { registry, connections } = this.context;
    const { projection } = generation;
    const done = await this.report(generation);
    if (!(await registry.switchTo(generation)))
      throw new ReadStoreError('REBUILD_ABORTED', { projection });
    await registry.clearFailure(projection);
    connections.expire(projection);
    return done;
  }

  private async discard(generation: Generation): Promise<void> {
    const { registry, storage } = this.context;
    if (await registry.forget(generation, 'building')) await storage.drop(generation);
  }

  private async fill(generation: Generation, db: Kysely<unknown>): Promise<void> {
    const { projection, context } = this;
    await createBookkeeping(bookkeepingOf(db), context.now().toISOString());
    await projection.migrate(db);
    const { storage, limits, now } = context;
    const applier = new PageApplier({
      projection,
      db,
      storage,
      now,
      fresh: true,
      onPoison: this.options.onPoison ?? 'stop',
      cachedModels: limits.cachedModels,
    });
    await this.catchUp(generation, applier);
    await projection.index?.(db);
    // Apply what was written to the log meanwhile.
    await this.catchUp(generation, applier);
  }

  private async catchUp(generation: Generation, applier: PageApplier): Promise<void> {
    for (let end = false; !end; await nextTurn()) {
      if (this.signal.aborted)
        throw new ReadStoreError('REBUILD_ABORTED', { projection: this.projection.name });
      const page = await this.read();
      await this.apply(applier, page);
      if (performance.now() - this.reportedAt >= reportEveryMs) await this.report(generation);
      end = page.end;
    }
  }

  private read(): Promise<LogPage> {
    const limit = this.options.batchSize ?? 4_000;
    const filter = filterOf(this.projection);
    const after = this.position;
    return this.context.eventStore.readAll({ limit, filter, ...(after && { after }) });
  }

  private async apply(applier: PageApplier, { events, position }: LogPage): Promise<void> {
    if (position === undefined || position === this.position) return;
    await applier.apply({ from: this.position, to: position, events, rate: this.rate() });
    this.position = position;
    this.events += events.length;
  }

  private async report(generation: Generation): Promise<BuildProgress> {
    const { context, position, events } = this;
    const head = await context.eventStore.head();
    const etaSeconds = secondsLeft(this.elapsedSeconds(), position, head);
    const at = context.now().toISOString();
    const progress = { ...generation, position, head, events, rate: this.rate(), etaSeconds, at };
    await context.registry.report(progress);
    this.options.onProgress?.(progress);
    this.reportedAt = performance.now();
    return progress;
  }

  private elapsedSeconds(): number {
    return Math.max(0.001, (performance.now() - this.startedAt) / 1_000);
  }

  private rate(): number {
    return Math.round(this.events / this.elapsedSeconds());
  }
}
