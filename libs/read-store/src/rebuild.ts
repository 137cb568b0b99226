import { setImmediate as nextTurn } from 'node:timers/promises';

import type { Kysely } from 'kysely';

import type { Position } from '#event-sourcing';
import type { LogPage } from '#event-store';

import { bookkeepingOf, createBookkeeping } from './bookkeeping.js';
import type { ReadStoreContext } from './context.js';
import { Convoy, type Follower } from './convoy.js';
import { Folding } from './folding.js';
import { withLeanHeap } from './lean-heap.js';
import { memberOf } from './members.js';
import type { OpaqueProjection } from './opaque-projection.js';
import { Rate, secondsLeft } from './rate.js';
import { ReadStoreError } from './read-store-error.js';
import type { BuildProgress, Generation } from './registry.js';
import type { Home } from './storage.js';
import { dropRetired, lockBuilds, releaseAll, sweep } from './sweep.js';

export interface RebuildOptions {
  readonly onProgress?: (progress: BuildProgress) => void;
  /** Aborting leaves the live generation unchanged. */
  readonly signal?: AbortSignal;
  /** Events of a batch, 16 000 by default: what a stream has in one batch is written once. */
  readonly batchSize?: number;
  /** `stop` (default) fails at the first event that cannot be applied, `park` sets its stream aside. */
  readonly onPoison?: 'stop' | 'park';
}

/** What became of each projection of a build, by its name. */
export type Built = ReadonlyMap<string, BuildProgress | { readonly error: unknown }>;

const BATCH = 16_000;
/** States of streams that are kept from one batch to the next; any other is read again. */
const MOST_MODELS = 4_000;

/** Time between two reports to the registry and to `onProgress`. */
const reportEveryMs = 250;

/**
 * Builds the next generations of some projections beside the live ones, in one home and one pass
 * over the log, and switches to them. A projection that cannot apply an event is left out; the
 * others go on without it.
 * @throws ReadStoreError `REBUILD_RUNNING`, `REBUILD_ABORTED`
 */
export async function rebuildTogether(
  context: ReadStoreContext,
  projections: readonly OpaqueProjection[],
  options: RebuildOptions,
): Promise<Built> {
  const names = projections.map(({ name }) => name);
  const { locks, taken } = await lockBuilds(context, names);
  if (taken !== undefined) throw new ReadStoreError('REBUILD_RUNNING', { projection: taken });
  try {
    await sweep(context, names);
    const lost = AbortSignal.any(locks.map((lock) => lock.lost));
    const build = new Build(context, projections, { options, lost });
    const built = await withLeanHeap(() => build.run());
    await dropRetired(context, names);
    return built;
  } finally {
    await releaseAll(locks);
  }
}

/**
 * Builds the next generation of one projection, in a home of its own.
 * @throws ReadStoreError `REBUILD_RUNNING`, `REBUILD_ABORTED`, `EVENT_UNPROCESSABLE`
 */
export async function rebuildProjection(
  context: ReadStoreContext,
  projection: OpaqueProjection,
  options: RebuildOptions,
): Promise<BuildProgress> {
  const built = (await rebuildTogether(context, [projection], options)).get(projection.name);
  if (!built) throw new Error(`${projection.name} was not built`);
  if ('error' in built) throw built.error;
  return built;
}

interface BuildSettings {
  readonly options: RebuildOptions;
  /** Aborted once another may be building the same. */
  readonly lost: AbortSignal;
}

/** One build, from an empty home to the switch. */
class Build {
  private readonly signal: AbortSignal;
  private readonly startedAt = performance.now();
  private reportedAt = -Infinity;
  private convoy: Convoy;
  private readonly failed = new Map<string, { readonly error: unknown }>();

  constructor(
    private readonly context: ReadStoreContext,
    private readonly projections: readonly OpaqueProjection[],
    { options, lost }: BuildSettings,
  ) {
    this.options = options;
    this.folding = new Folding(context.eventStore, MOST_MODELS);
    this.convoy = this.convoyOf([], undefined);
    const given = options.signal ? [options.signal] : [];
    this.signal = AbortSignal.any([context.closing, lost, ...given]);
  }

  private readonly options: RebuildOptions;
  private readonly folding: Folding;

  async run(): Promise<Built> {
    const { registry, storage, now } = this.context;
    const generations = await registry.begin(this.projections, now().toISOString());
    const home = generations[0]?.home ?? '';
    await storage.create(home);
    const db = storage.open<unknown>(home, 'build');
    try {
      await this.fill(generations, db);
      await storage.seal(home, db);
      return await this.publish(generations);
    } catch (error) {
      await db.destroy();
      // If this fails it is left to the next cleanup: the original error is what matters.
      await this.discard(generations, home).catch(() => undefined);
      throw error;
    }
  }

  private async publish(generations: readonly Generation[]): Promise<Built> {
    const { registry, connections } = this.context;
    const built = new Map<string, BuildProgress | { readonly error: unknown }>(this.failed);
    const { followers } = this.convoy;
    for (const follower of followers)
      built.set(follower.generation.projection, await this.report(follower));
    const done = followers.map(({ generation }) => generation);
    if (!(await registry.switchTo(done)))
      throw new ReadStoreError('REBUILD_ABORTED', { projection: done[0]?.projection ?? '' });
    for (const generation of generations) {
      if (this.failed.has(generation.projection)) await registry.forget(generation, 'building');
      else await registry.clearFailure(generation.projection);
      connections.expire(generation.projection);
    }
    return built;
  }

  private async discard(generations: readonly Generation[], home: Home): Promise<void> {
    const { registry, storage } = this.context;
    let forgotten = true;
    for (const generation of generations)
      forgotten = (await registry.forget(generation, 'building')) && forgotten;
    if (forgotten) await storage.drop(home);
  }

  private async fill(generations: readonly Generation[], db: Kysely<unknown>): Promise<void> {
    const names = this.projections.map(({ name }) => name);
    await createBookkeeping(bookkeepingOf(db), names, this.context.now().toISOString());
    const followers: Follower[] = [];
    for (const [index, projection] of this.projections.entries()) {
      await projection.migrate(db as never);
      const generation = generations[index];
      if (!generation) throw new Error(`${projection.name} has no generation`);
      const member = memberOf(projection, { cachedModels: MOST_MODELS, fresh: true });
      followers.push({ member, generation, db, epoch: undefined, rate: new Rate() });
    }
    this.convoy = this.convoyOf(followers, undefined);
    await this.catchUp();
    for (const { member } of this.convoy.followers) await member.projection.index?.(db as never);
    // Apply what was written to the log meanwhile.
    await this.catchUp();
  }

  private convoyOf(followers: readonly Follower[], position: Position | undefined): Convoy {
    const { folding } = this;
    const onPoison = this.options.onPoison ?? 'stop';
    return new Convoy(this.context, { followers, position, onPoison, folding });
  }

  private async catchUp(): Promise<void> {
    for (let end = false; !end; await nextTurn()) {
      if (this.signal.aborted) {
        const projection = this.projections[0]?.name ?? '';
        throw new ReadStoreError('REBUILD_ABORTED', { projection });
      }
      const page = await this.read();
      await this.apply(page);
      if (performance.now() - this.reportedAt >= reportEveryMs) await this.reportAll();
      end = page.end;
    }
  }

  private read(): Promise<LogPage> {
    const limit = this.options.batchSize ?? BATCH;
    const { filter, position: after } = this.convoy;
    return this.context.eventStore.readAll({ limit, filter, ...(after && { after }) });
  }

  /** Goes on without those that cannot apply the page. */
  private async apply({ events, position }: LogPage): Promise<void> {
    const { convoy } = this;
    if (position === undefined || position === convoy.position) return;
    const stragglers = await convoy.apply(events, position);
    for (const { follower, error } of stragglers)
      this.failed.set(follower.member.projection.name, { error });
    const left = convoy.followers.filter(({ member }) => !this.failed.has(member.projection.name));
    if (left.length === 0) throw stragglers[0]?.error;
    if (stragglers.length > 0) this.convoy = this.convoyOf(left, position);
  }

  private async reportAll(): Promise<void> {
    for (const follower of this.convoy.followers) await this.report(follower);
    this.reportedAt = performance.now();
  }

  private async report({ generation, rate }: Follower): Promise<BuildProgress> {
    const { context } = this;
    const { position } = this.convoy;
    const head = await context.eventStore.head();
    const seconds = Math.max(0.001, (performance.now() - this.startedAt) / 1_000);
    const events = rate.total;
    const { projection, number, version, home } = generation;
    const progress: BuildProgress = {
      projection,
      number,
      version,
      home,
      position,
      head,
      events,
      rate: Math.round(events / seconds),
      etaSeconds: secondsLeft(seconds, position, head),
      at: context.now().toISOString(),
    };
    await context.registry.report(progress);
    this.options.onProgress?.(progress);
    return progress;
  }
}
