import type { Kysely } from 'kysely';

import type { RecordedEvent } from '#event-sourcing';

import type { Aside } from './aside.js';
import { eventsByStream, foldStream, type Poison } from './fold.js';
import type { FoldedStream } from './folding.js';
import { ModelCache } from './model-cache.js';
import type { Change } from './projection.js';
import {
  type OpaqueChange,
  type OpaqueFolded,
  type OpaqueModelled,
  type OpaqueProjection,
  familyOf,
} from './opaque-projection.js';

/** Events by stream, in order. */
export type Groups = ReadonlyMap<string, readonly RecordedEvent[]>;

/** A page of the log with what its events were folded to. */
export interface FoldedPage {
  readonly events: readonly RecordedEvent[];
  /** What the page did to the streams of a shared fold. */
  foldedOf(projection: OpaqueFolded): ReadonlyMap<string, FoldedStream>;
  /** The same for a stream of which some events are skipped. */
  refold(
    projection: OpaqueFolded,
    events: readonly RecordedEvent[],
    skipped: ReadonlySet<number>,
  ): Promise<FoldedStream>;
}

/** What a page does to the rows of a projection. */
export interface Work {
  readonly changes: readonly Change<unknown>[];
  readonly poisons: readonly Poison[];
}

export interface Given {
  readonly page: FoldedPage;
  /** Its own events, without streams that are parked. */
  readonly groups: Groups;
  readonly aside: Aside;
}

/** A projection that takes part in applying pages. */
export interface Member {
  readonly projection: OpaqueProjection;
  /** Events of the page that it is told of, by stream. */
  groupsOf(events: readonly RecordedEvent[]): Groups;
  /** Whether an event may change its rows. */
  isAbout(event: RecordedEvent): boolean;
  workOn(tx: Kysely<unknown>, given: Given): Promise<Work>;
  save(tx: Kysely<unknown>, changes: readonly Change<unknown>[]): Promise<void>;
  /** Called when what it did is committed. */
  keep(work: Work): void;
}

/** @param fresh while an empty generation is filled: a stream that begins has no rows yet */
export const memberOf = (
  projection: OpaqueProjection,
  options: { readonly cachedModels: number; readonly fresh: boolean },
): Member =>
  'fold' in projection
    ? new FoldedMember(projection)
    : new ModelledMember(projection, options.fresh, new ModelCache(options.cachedModels));

const hasPrefix = (projection: OpaqueProjection) => {
  const { prefix } = familyOf(projection);
  return ({ stream }: RecordedEvent) => stream.startsWith(prefix);
};

/** A projection with a model of its own. */
class ModelledMember implements Member {
  readonly #isOfFamily: (event: RecordedEvent) => boolean;

  constructor(
    readonly projection: OpaqueModelled,
    private readonly fresh: boolean,
    private readonly cache: ModelCache,
  ) {
    this.#isOfFamily = hasPrefix(projection);
  }

  isAbout(event: RecordedEvent): boolean {
    return this.projection.when[event.type] !== undefined && this.#isOfFamily(event);
  }

  groupsOf(events: readonly RecordedEvent[]): Groups {
    return eventsByStream(events.filter((event) => this.isAbout(event)));
  }

  async workOn(tx: Kysely<unknown>, { groups }: Given): Promise<Work> {
    const loaded = await this.#load(tx, groups);
    const changes: Change<unknown>[] = [];
    const poisons: Poison[] = [];
    for (const [stream, events] of groups) {
      const before = this.cache.get(stream) ?? loaded.get(stream);
      const { change, poison } = foldStream(this.projection, stream, before, events);
      if (change) changes.push(change);
      if (poison) poisons.push(poison);
    }
    return { changes, poisons };
  }

  save(tx: Kysely<unknown>, changes: readonly Change<unknown>[]): Promise<void> {
    return this.projection.save(tx, changes);
  }

  keep({ changes, poisons }: Work): void {
    for (const { stream, after } of changes) this.cache.set(stream, after);
    for (const { stream } of poisons) this.cache.delete(stream);
    this.cache.trim();
  }

  async #load(tx: Kysely<unknown>, groups: Groups): Promise<Map<string, unknown>> {
    const unknown: string[] = [];
    for (const [stream, events] of groups) {
      const begins = this.fresh && events[0]?.revision === 0;
      if (!begins && this.cache.get(stream) === undefined) unknown.push(stream);
    }
    return unknown.length > 0 ? this.projection.load(tx, unknown) : new Map();
  }
}

/** What it is told of a stream; undefined where all its events are ignored. */
export function changeOf(
  { ignores }: OpaqueFolded,
  stream: string,
  { before, after, events }: FoldedStream,
): OpaqueChange | undefined {
  const last = events.findLast(({ type }) => !ignores.includes(type));
  return last && { stream, before, after, revision: last.revision, events };
}

/** A projection over a shared fold. */
class FoldedMember implements Member {
  readonly #isOfFamily: (event: RecordedEvent) => boolean;
  readonly #ignored: ReadonlySet<string>;
  readonly #types: ReadonlySet<string>;

  constructor(readonly projection: OpaqueFolded) {
    this.#isOfFamily = hasPrefix(projection);
    this.#ignored = new Set(projection.ignores);
    this.#types = new Set(projection.fold.family.types);
  }

  isAbout(event: RecordedEvent): boolean {
    const isKnown = this.#types.has(event.type) && !this.#ignored.has(event.type);
    return isKnown && this.#isOfFamily(event);
  }

  /** Also what it ignores: without it the fold of a parked stream cannot go on. */
  groupsOf(events: readonly RecordedEvent[]): Groups {
    return eventsByStream(
      events.filter((event) => this.#types.has(event.type) && this.#isOfFamily(event)),
    );
  }

  async workOn(_tx: Kysely<unknown>, { page, groups, aside }: Given): Promise<Work> {
    const { projection } = this;
    const foldedStreams = page.foldedOf(projection);
    const changes: OpaqueChange[] = [];
    const poisons: Poison[] = [];
    for (const [stream, own] of groups) {
      const skipped = aside.skipped.get(stream);
      const folded = skipped
        ? await page.refold(projection, own, skipped)
        : foldedStreams.get(stream);
      if (!folded) throw new Error(`${stream} was not folded`);
      const change = changeOf(projection, stream, folded);
      if (change) changes.push(change);
      if (folded.poison) poisons.push(folded.poison);
    }
    return { changes, poisons };
  }

  save(tx: Kysely<unknown>, changes: readonly Change<unknown>[]): Promise<void> {
    // The only changes that it is given are those it made above.
    return this.projection.save(tx, changes as readonly OpaqueChange[]);
  }

  keep(): void {}
}
