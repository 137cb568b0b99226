import type { Kysely } from 'kysely';

import type { Position, RecordedEvent } from '#event-sourcing';
import type { EventFilter } from '#event-store';

import type { ReadStoreContext } from './context.js';
import { eventsByStream } from './fold.js';
import { type FoldedStream, Folding } from './folding.js';
import type { FoldedPage, Member } from './members.js';
import { PageApplier, type Participant } from './page-applier.js';
import { filterOf, type OpaqueFold } from './opaque-projection.js';
import { type Rate } from './rate.js';
import type { Generation } from './registry.js';
import type { Home } from './storage.js';

/** One projection's generation that is filled from the log. */
export interface Follower {
  readonly member: Member;
  readonly generation: Generation;
  /** The connection for writing to its home. */
  readonly db: Kysely<unknown>;
  readonly epoch: number | undefined;
  readonly rate: Rate;
}

/** A follower that stays behind, and why. */
export interface Straggler {
  readonly follower: Follower;
  readonly error: unknown;
}

interface ConvoyOptions {
  readonly followers: readonly Follower[];
  /** Where they all are. */
  readonly position: Position | undefined;
  /** What to do with a stream that cannot be applied. */
  readonly onPoison: 'park' | 'stop';
  readonly folding?: Folding;
}

/**
 * Projections at the same place of the log. A page is read, brought into today's shape and folded
 * once for all of them, and written in one transaction for each home.
 */
export class Convoy {
  readonly followers: readonly Follower[];
  position: Position | undefined;
  private readonly onPoison: 'park' | 'stop';
  private readonly folding: Folding;

  constructor(
    private readonly context: ReadStoreContext,
    { followers, position, onPoison, folding }: ConvoyOptions,
  ) {
    this.followers = followers;
    this.position = position;
    this.onPoison = onPoison;
    this.folding = folding ?? new Folding(context.eventStore, context.limits.cachedModels);
  }

  /** The same place, and what is known of its streams, with other followers. */
  with(followers: readonly Follower[]): Convoy {
    const { position, onPoison, folding } = this;
    return new Convoy(this.context, { followers, position, onPoison, folding });
  }

  /** What it has to read. */
  get filter(): EventFilter {
    return filterOf(this.followers.map(({ member }) => member.projection));
  }

  /**
   * Applies a page and moves on.
   * @returns followers that could not; when none could, the convoy has not moved
   * @throws ReadStoreError `PROJECTION_OWNED`; EventStoreError where a stream cannot be read
   */
  async apply(events: readonly RecordedEvent[], to: Position): Promise<readonly Straggler[]> {
    const page = await this.foldPage(events);
    const stragglers: Straggler[] = [];
    for (const [, followers] of this.byHome())
      stragglers.push(...(await this.applyAt(followers, { page, to })));
    if (stragglers.length < this.followers.length) this.position = to;
    return stragglers;
  }

  /** @returns those of one home that could not follow */
  private async applyAt(
    followers: readonly Follower[],
    { page, to }: { readonly page: FoldedPage; readonly to: Position },
  ): Promise<readonly Straggler[]> {
    const { storage, now, moved } = this.context;
    const [first] = followers;
    if (!first) return [];
    const applier = new PageApplier({ db: first.db, storage, onPoison: this.onPoison, now });
    const participants = followers.map((follower) => participantOf(follower, page));
    try {
      const stuck = await applier.apply({ from: this.position, to, page }, participants);
      const errors = new Map(stuck.map(({ member, error }) => [member, error]));
      for (const { member } of followers) if (!errors.has(member)) moved(member.projection.name);
      return followers.flatMap((follower) =>
        errors.has(follower.member) ? { follower, error: errors.get(follower.member) } : [],
      );
    } catch (error) {
      if (storage.failureOf(error) !== 'transient') throw error;
      return followers.map((follower) => ({ follower, error }));
    }
  }

  private byHome(): ReadonlyMap<Home, readonly Follower[]> {
    const homes = new Map<Home, Follower[]>();
    for (const follower of this.followers) {
      const { home } = follower.generation;
      homes.set(home, [...(homes.get(home) ?? []), follower]);
    }
    return homes;
  }

  private async foldPage(events: readonly RecordedEvent[]): Promise<FoldedPage> {
    const folds = new Set<OpaqueFold>();
    for (const { member } of this.followers)
      if ('fold' in member.projection) folds.add(member.projection.fold);
    const folded = new Map<OpaqueFold, ReadonlyMap<string, FoldedStream>>();
    for (const fold of folds) {
      const { prefix, types } = fold.family;
      const known = new Set<string>(types);
      const own = events.filter(({ type, stream }) => known.has(type) && stream.startsWith(prefix));
      folded.set(fold, await this.folding.fold(fold, eventsByStream(own)));
    }
    return {
      events,
      foldedOf: ({ fold }) => folded.get(fold) ?? new Map(),
      refold: ({ fold }, some, skipped) => this.folding.refold(fold, some, skipped),
    };
  }
}

function participantOf({ member, epoch, rate }: Follower, { events }: FoldedPage): Participant {
  let own = 0;
  for (const event of events) if (member.isAbout(event)) own += 1;
  return { member, epoch, events: own, rate: rate.add(own) };
}
