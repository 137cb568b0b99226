import type { RecordedEvent } from '#event-sourcing';
import { type EventStore, isOfOneStream } from '#event-store';

import type { Poison } from './fold.js';
import { ModelCache } from './model-cache.js';
import type { OpaqueFold } from './opaque-projection.js';

/** A stream of a shared fold before and after some of its events. */
export interface FoldedStream {
  /** Undefined if the events begin the stream. */
  readonly before: unknown;
  readonly after: unknown;
  /** Those that were folded, in today's shape. */
  readonly events: readonly RecordedEvent[];
  /** The event that could not be folded, and those after it. */
  readonly poison: Poison | undefined;
}

/** States by stream; each with the revision of its last event. */
interface Known {
  readonly revision: number;
  readonly state: unknown;
}

/** Of so many open streams one that is over is kept: late ratings come soon after the end. */
const OPEN_PER_OVER = 10;

/** States of one fold: those of streams that go on, and far fewer of those that are over. */
class KnownStates {
  private readonly open: ModelCache;
  private readonly over: ModelCache;

  constructor(
    private readonly fold: OpaqueFold,
    capacity: number,
  ) {
    this.open = new ModelCache(capacity);
    this.over = new ModelCache(Math.ceil(capacity / OPEN_PER_OVER));
  }

  get(stream: string): Known | undefined {
    return (this.open.get(stream) ?? this.over.get(stream)) as Known | undefined;
  }

  keep(stream: string, { after: state, events, poison }: FoldedStream): void {
    this.open.delete(stream);
    this.over.delete(stream);
    const revision = events.at(-1)?.revision;
    if (poison || revision === undefined) return;
    const kept = this.fold.isOver(state) ? this.over : this.open;
    kept.set(stream, { revision, state });
  }

  trim(): void {
    this.open.trim();
    this.over.trim();
  }
}

/** Revisions that are left out of a fold. */
type Skipped = ReadonlySet<number>;

const NONE: Skipped = new Set();

/** Most streams that are read at once. */
const READS_AT_ONCE = 16;

/**
 * Folds streams for all projections of a convoy: each event once for each fold. States of recent
 * streams are kept; any other is folded again from its stream, which is short.
 */
export class Folding {
  private readonly known = new Map<OpaqueFold, KnownStates>();

  constructor(
    private readonly eventStore: Pick<EventStore, 'readStream'>,
    private readonly capacity: number,
  ) {}

  /**
   * Folds the events of a page.
   * @param groups streams of the fold's family, with all their events of the page
   * @throws EventStoreError where the log itself cannot be read
   */
  async fold(
    fold: OpaqueFold,
    groups: ReadonlyMap<string, readonly RecordedEvent[]>,
  ): Promise<ReadonlyMap<string, FoldedStream>> {
    const cache = this.cacheOf(fold);
    const folded = new Map<string, FoldedStream>();
    const unknown: (readonly RecordedEvent[])[] = [];
    for (const [stream, events] of groups) {
      const start = startOf(cache.get(stream), events);
      if (start) folded.set(stream, foldOn(fold, stream, start.state, events));
      else unknown.push(events);
    }
    for (const [stream, one] of await this.refoldEach(fold, unknown)) folded.set(stream, one);
    for (const [stream, one] of folded) cache.keep(stream, one);
    cache.trim();
    return folded;
  }

  private async refoldEach(
    fold: OpaqueFold,
    groups: readonly (readonly RecordedEvent[])[],
  ): Promise<readonly [string, FoldedStream][]> {
    const folded: [string, FoldedStream][] = [];
    for (let at = 0; at < groups.length; at += READS_AT_ONCE) {
      const some = groups.slice(at, at + READS_AT_ONCE);
      const read = await Promise.all(some.map((events) => this.refold(fold, events)));
      for (const [index, events] of some.entries()) {
        const one = read[index];
        if (one) folded.push([streamOf(events), one]);
      }
    }
    return folded;
  }

  /** As `fold`, for one stream: what is before the events is read from the log. */
  async refold(
    fold: OpaqueFold,
    events: readonly RecordedEvent[],
    skipped: Skipped = NONE,
  ): Promise<FoldedStream> {
    const read = await this.eventStore.readStream(streamOf(events)).catch((error: unknown) => {
      if (!isOfOneStream(error)) throw error;
      return { error };
    });
    return refoldOn(fold, read, events, skipped);
  }

  private cacheOf(fold: OpaqueFold): KnownStates {
    const cache = this.known.get(fold) ?? new KnownStates(fold, this.capacity);
    this.known.set(fold, cache);
    return cache;
  }
}

const streamOf = ([first]: readonly RecordedEvent[]): string => first?.stream ?? '';

/** Folds events on what a stream has before them. */
function refoldOn(
  fold: OpaqueFold,
  read: readonly RecordedEvent[] | { readonly error: unknown },
  events: readonly RecordedEvent[],
  skipped: Skipped = NONE,
): FoldedStream {
  const [first] = events;
  if (!first) throw new Error('no events to fold');
  const { stream } = first;
  const lost = (error: unknown): FoldedStream => {
    const poison = { stream, event: first, error, unapplied: events };
    return { before: undefined, after: undefined, events: [], poison };
  };
  if ('error' in read) return lost(read.error);
  const isWanted = ({ revision, type }: RecordedEvent) =>
    !skipped.has(revision) && fold.family.types.includes(type);
  const earlier = read.filter((event) => event.revision < first.revision && isWanted(event));
  const { after, poison } = foldOn(fold, stream, undefined, earlier);
  if (poison) return lost(poison.error);
  const before = earlier.length > 0 ? after : undefined;
  return foldOn(fold, stream, before, events.filter(isWanted));
}

/** What the events follow on: nothing where they begin the stream; undefined where it is not known. */
function startOf(
  known: Known | undefined,
  [first]: readonly RecordedEvent[],
): { readonly state: unknown } | undefined {
  if (first?.revision === 0) return { state: undefined };
  return first && known?.revision === first.revision - 1 ? known : undefined;
}

/** Folds events on a state. Those before one that cannot be folded stay in what is returned. */
function foldOn(
  fold: OpaqueFold,
  stream: string,
  before: unknown,
  events: readonly RecordedEvent[],
): FoldedStream {
  let after = before ?? fold.initial(stream);
  const typed: RecordedEvent[] = [];
  for (const [index, event] of events.entries())
    try {
      const current = fold.family.typed(event);
      after = fold.evolve(after, current);
      typed.push(current);
    } catch (error) {
      const poison = { stream, event, error, unapplied: events.slice(index) };
      return { before, after, events: typed, poison };
    }
  return { before, after, events: typed, poison: undefined };
}
