import { setImmediate as nextTurn } from 'node:timers/promises';

import type { LogPage } from '#event-store';
import { EventStoreError, eventsBetween } from '#event-store';
import type { Position } from '#event-sourcing';

import type { ReadStoreContext } from './context.js';
import { Convoy, type Follower, type Straggler } from './convoy.js';
import { Backoff, pause, recordFailure } from './failure-policy.js';
import { Followers } from './followers.js';
import { LeadingPages } from './leading-pages.js';
import { MissingGenerations } from './missing-generations.js';
import { isFailure, ReadStoreError } from './read-store-error.js';
import type { Generation } from './registry.js';
import { sweepIdle } from './sweep.js';

export interface FollowingOptions {
  /** Most events in a batch. */
  readonly batchSize: number;
  readonly signal: AbortSignal;
  onError(projection: string, error: unknown): void;
  epochOf(projection: string): number | undefined;
}

/**
 * After a batch at the head of the log a runner rests for this multiple of the batch's duration, up
 * to a limit: under light load it follows at once, under heavy load batches become large enough to
 * be worth their transaction. This bounds the delay of read-your-writes.
 */
const restPerWork = 4;
const longestRestMs = 200;

/** How often a runner checks whether generations have been replaced. */
const watchEveryMs = 200;

/** A convoy with what its latest attempts came to. */
interface Travelling {
  convoy: Convoy;
  readonly backoff: Backoff;
  /** Not to be tried before this time, in ms of `performance.now`. */
  retryAt: number;
}

/**
 * One loop for all projections of a runner. Those at the same place are one convoy; the one that is
 * furthest follows the log, and any other reads for itself until it has caught up and joins.
 */
export class Following {
  private readonly followers: Followers;
  private readonly missing: MissingGenerations;
  private readonly pages: LeadingPages;
  private travelling: Travelling[] = [];
  private lookedAt = -Infinity;

  constructor(
    private readonly context: ReadStoreContext,
    private readonly options: FollowingOptions,
  ) {
    this.followers = new Followers(context, (name) => options.epochOf(name));
    this.missing = new MissingGenerations(context, options);
    this.pages = new LeadingPages(context.eventStore, options);
  }

  async run(): Promise<void> {
    const { signal } = this.options;
    const backoff = new Backoff();
    let swept = false;
    try {
      while (!signal.aborted)
        try {
          if (!swept) await sweepIdle(this.context);
          swept = true;
          if (performance.now() - this.lookedAt >= watchEveryMs) await this.look();
          await this.step();
          backoff.reset();
        } catch (error) {
          await this.handleFailure(error, backoff);
        }
    } finally {
      await this.pages.close();
      await this.missing.close();
      await this.followers.close();
    }
  }

  /** Follows switches of generations, and has those built that are missing. */
  private async look(): Promise<void> {
    const { missing, fresh, replaced } = await this.followers.compare();
    for (const follower of replaced) {
      for (const one of this.travelling) this.leave(one, [follower]);
      await this.followers.remove(follower);
    }
    for (const generation of fresh) await this.take(generation);
    this.join();
    this.missing.build(missing, () => (this.lookedAt = -Infinity));
    this.lookedAt = performance.now();
  }

  /** Whatever fails on the way, the generation counts as not taken and is taken at the next look. */
  private async take(generation: Generation): Promise<void> {
    const { follower, position } = await this.followers.add(generation);
    try {
      if (await this.isAheadOfLog(position)) await this.giveUp(follower, position ?? '');
      else this.start([follower], position);
    } catch (error) {
      await this.followers.remove(follower);
      throw error;
    }
  }

  /**
   * Whether it has folded what the log does not have: an older log was put back, or its end was lost.
   * Told only of logs that number their events: others have positions that are nobody's.
   */
  private async isAheadOfLog(position: Position | undefined): Promise<boolean> {
    return (eventsBetween(await this.context.eventStore.head(), position) ?? 0) > 0;
  }

  /** What follows in that log will be other events at the same positions: it is built anew. */
  private async giveUp(follower: Follower, position: Position): Promise<void> {
    const { projection } = follower.member;
    await this.context.registry.forget(follower.generation, 'live');
    await this.followers.remove(follower);
    const details = { projection: projection.name, position };
    await this.note(follower, new ReadStoreError('PROJECTION_AHEAD', details));
  }

  /** One page for each convoy that is behind, then one for the leading one, or a wait for it. */
  private async step(): Promise<void> {
    const [leader, ...behind] = this.travelling
      .filter(isReady)
      .toSorted((a, b) => ((a.convoy.position ?? '') < (b.convoy.position ?? '') ? 1 : -1));
    if (!leader) return pause(watchEveryMs / 10, this.options.signal);
    for (const one of behind) await this.catchUp(one, leader.convoy.position);
    await this.lead(leader, behind.length > 0);
    this.join();
  }

  /** Reads one page, at most up to where the leading convoy is. */
  private async catchUp(one: Travelling, leading = ''): Promise<void> {
    const { convoy } = one;
    const { filter, position: after } = convoy;
    const limit = this.options.batchSize;
    const page = await this.context.eventStore.readAll({ filter, limit, ...(after && { after }) });
    const isPast = page.position !== undefined && page.position > leading;
    const events = isPast ? page.events.filter(({ position }) => position <= leading) : page.events;
    await this.apply(one, { events, position: isPast ? leading : page.position, end: page.end });
    await nextTurn();
  }

  private async lead(leader: Travelling, othersWait: boolean): Promise<void> {
    const untilLook = this.lookedAt + watchEveryMs - performance.now();
    const page = await this.pages.next(leader.convoy, othersWait ? 0 : Math.max(1, untilLook));
    if (!page) return;
    const begun = performance.now();
    await this.apply(leader, page);
    // At the head of the log a small batch is not worth its cost, so later events join the next
    // one. While catching up, give timers and sockets of this thread a turn.
    if (page.end && !othersWait) await this.rest(performance.now() - begun);
    else await nextTurn();
  }

  private rest(workedMs: number): Promise<void> {
    return pause(Math.min(restPerWork * workedMs, longestRestMs), this.options.signal);
  }

  private async apply(one: Travelling, { events, position }: LogPage): Promise<void> {
    const { convoy } = one;
    if (position === undefined || position === convoy.position) return;
    const from = convoy.position;
    const stragglers = await convoy.apply(events, position);
    const moved = stragglers.length < convoy.followers.length;
    // Where each is stands before anything is noted, which may fail: else one would be lost, or
    // would go on from where only the others are.
    if (moved) this.part(one, stragglers, from);
    else this.delay(one);
    for (const { follower, error } of stragglers) await this.note(follower, error);
    if (moved && !isAtEase(one)) await this.recover(one);
  }

  /** Those that could not follow go on by themselves, from where they are. */
  private part(one: Travelling, stragglers: readonly Straggler[], from: Convoy['position']): void {
    const left = stragglers.map(({ follower }) => follower);
    this.leave(one, left);
    for (const follower of left) this.delay(this.start([follower], from));
  }

  private async recover({ backoff, convoy }: Travelling): Promise<void> {
    for (const { member } of convoy.followers)
      await this.context.registry.clearFailure(member.projection.name);
    backoff.reset();
  }

  private async note(follower: Straggler['follower'], error: unknown): Promise<void> {
    const { name } = follower.member.projection;
    await recordFailure(this.context, name, error);
    this.options.onError(name, error);
  }

  private delay(one: Travelling): void {
    one.retryAt = performance.now() + one.backoff.next();
    this.pages.drop(one.convoy);
  }

  private start(followers: readonly Follower[], position: Convoy['position']): Travelling {
    const convoy = new Convoy(this.context, { followers, position, onPoison: 'park' });
    const started = { convoy, backoff: new Backoff(), retryAt: 0 };
    this.travelling.push(started);
    return started;
  }

  /** Takes followers out of a convoy. */
  private leave(one: Travelling, left: readonly Follower[]): void {
    const stay = one.convoy.followers.filter((follower) => !left.includes(follower));
    if (stay.length === one.convoy.followers.length) return;
    this.pages.drop(one.convoy);
    one.convoy = one.convoy.with(stay);
    if (stay.length === 0) this.travelling = this.travelling.filter((other) => other !== one);
  }

  /** Makes one convoy of those that are at the same place and have no trouble. */
  private join(): void {
    for (const one of this.travelling) {
      const same = this.travelling.filter(
        (other) =>
          other !== one && isAtEase(other) && other.convoy.position === one.convoy.position,
      );
      if (!isAtEase(one) || same.length === 0) continue;
      for (const other of [one, ...same]) this.pages.drop(other.convoy);
      const followers = same.flatMap(({ convoy }) => convoy.followers);
      one.convoy = one.convoy.with([...one.convoy.followers, ...followers]);
      this.travelling = this.travelling.filter((other) => !same.includes(other));
      return;
    }
  }

  private async handleFailure(error: unknown, backoff: Backoff): Promise<void> {
    const { signal, onError } = this.options;
    if (isFailure(error, 'PROJECTION_OWNED')) throw error;
    this.pages.dropAll();
    if (signal.aborted || isClosed(error)) return pause(watchEveryMs, signal);
    for (const name of this.context.projections.keys()) {
      await recordFailure(this.context, name, error);
      onError(name, error);
    }
    await backoff.wait(signal);
  }
}

const isReady = ({ retryAt }: Travelling): boolean => retryAt <= performance.now();

const isAtEase = ({ backoff }: Travelling): boolean => backoff.tries === 0;

function isClosed(error: unknown): boolean {
  return error instanceof EventStoreError && error.failure === 'closed';
}
