import { setImmediate as nextTurn } from 'node:timers/promises';
import type { RecordedEvent } from '#event-sourcing';
import { type EventStore, type StreamRead } from '#event-store';
import { withLeanHeap } from '#read-store';
import { evolveWhistle, foldWhistle, whistle, type Whistle } from '#whistle';
import { KnownEvents } from './known-events.js';

/** A whistle as far as the log tells of it. */
export interface ToldWhistle {
  readonly stream: string;
  /** Of the newest event that is in it. */
  readonly revision: number;
  readonly whistle: Whistle;
}

/** What takes the whistles of a log one by one, and keeps sums of them. */
export interface WhistleSums {
  add(told: ToldWhistle): void;
  /** Takes back what was added just so: there is more of it. */
  takeBack(told: ToldWhistle): void;
}

export type PassLog = Pick<EventStore, 'readAll' | 'readStream' | 'readStreams'>;

/** How much of a log is in memory at a time. */
export interface PassSize {
  /** Events of a page: as many are parsed before the next turn of the event loop. */
  readonly page: number;
  /**
   * Whistles that are kept before the older half of them is added to the sums. A district has some thousands
   * under way; what goes on after that is read again from its stream, which is short.
   */
  readonly young: number;
}

const USUAL: PassSize = { page: 2_000, young: 4_000 };
/** Where others wait for the process meanwhile. */
const ONLINE: PassSize = { page: 500, young: 4_000 };

interface Kept {
  revision: number;
  whistle: Whistle;
}

/**
 * The whistles that changed last, in two halves by age. The older half leaves as a whole: what is touched
 * moves to the younger one, so there is no order to be kept event by event.
 */
class RecentWhistles {
  #young = new Map<string, Kept>();
  #old = new Map<string, Kept>();

  constructor(
    private readonly sums: WhistleSums,
    private readonly capacity: number,
  ) {}

  has(stream: string): boolean {
    return this.#young.has(stream) || this.#old.has(stream);
  }

  tell(event: RecordedEvent): void {
    const kept = this.#of(event.stream);
    kept.whistle = evolveWhistle(kept.whistle, whistle.typed(event));
    kept.revision = event.revision;
  }

  /** A stream that was added to the sums goes on: it is as it was then, and no longer in them. */
  return(stream: string, kept: Kept): void {
    this.sums.takeBack({ stream, revision: kept.revision, whistle: kept.whistle });
    this.#young.set(stream, kept);
  }

  age(): void {
    if (this.#young.size < this.capacity) return;
    this.#addAll(this.#old);
    this.#old = this.#young;
    this.#young = new Map();
  }

  end(): void {
    this.#addAll(this.#old);
    this.#addAll(this.#young);
  }

  /** What is known of a stream, from nothing where nothing is. */
  #of(stream: string): Kept {
    let kept = this.#young.get(stream);
    if (kept) return kept;
    kept = this.#old.get(stream);
    if (kept) this.#old.delete(stream);
    kept ??= { revision: -1, whistle: foldWhistle([]) };
    this.#young.set(stream, kept);
    return kept;
  }

  #addAll(whistles: ReadonlyMap<string, Kept>): void {
    for (const [stream, { revision, whistle }] of whistles)
      this.sums.add({ stream, revision, whistle });
  }
}

/** Streams of a page that go on and are not in memory, with the first revision that is new. */
function forgotten(
  events: readonly RecordedEvent[],
  recent: RecentWhistles,
): ReadonlyMap<string, number> {
  const found = new Map<string, number>();
  const begun = new Set<string>();
  for (const { stream, revision } of events)
    if (revision === 0) begun.add(stream);
    else if (!found.has(stream) && !begun.has(stream) && !recent.has(stream))
      found.set(stream, revision);
  return found;
}

/** @throws EventStoreError where a stream is damaged: no sum can be made of such a log */
function foldBefore(next: number, read: StreamRead = []): Kept | undefined {
  if (read instanceof Error) throw read;
  const earlier = read.filter(({ revision }) => revision < next);
  const revision = earlier.at(-1)?.revision;
  if (revision === undefined) return undefined;
  return { revision, whistle: foldWhistle(earlier.map(whistle.factOf)) };
}

/** Reads streams again as they were when they were added to the sums, and takes them out of these. */
async function bringBack(
  log: PassLog,
  { recent, known }: { readonly recent: RecentWhistles; readonly known: KnownEvents },
  streams: ReadonlyMap<string, number>,
): Promise<void> {
  if (streams.size === 0) return;
  // Whether an event was known is told by its position, which only the reading of one stream gives.
  const reads = known.isPast ? [] : await log.readStreams([...streams.keys()]);
  for (const [at, [stream, next]] of [...streams].entries()) {
    const read = known.isPast
      ? (await log.readStream(stream)).filter((event) => known.admitted(event))
      : reads[at];
    const kept = foldBefore(next, read);
    if (kept) recent.return(stream, kept);
  }
}

/**
 * Folds every whistle of a log in one pass and hands each to sums, which hold all of them at the end. Reads
 * the log from its beginning to its end as it is then, or to that of what was known; memory does not grow
 * with it.
 * @returns how many whistle events were read
 * @throws EventStoreError where the log cannot be read, or a stream of it is damaged; LogTooLongError
 */
export function sumWhistles(
  log: PassLog,
  sums: WhistleSums,
  known = new KnownEvents(undefined),
  { page: limit, young } = known.isBounded ? ONLINE : USUAL,
): Promise<number> {
  const filter = { streamPrefixes: [whistle.prefix] };
  const recent = new RecentWhistles(sums, young);
  return withLeanHeap(async () => {
    let after: string | undefined;
    while (!known.isOver) {
      const page = await log.readAll({
        limit,
        filter,
        ...(after !== undefined && { after }),
      });
      const events = page.events.filter((event) => known.admitsNext(event));
      await bringBack(log, { recent, known }, forgotten(events, recent));
      for (const event of events) recent.tell(event);
      recent.age();
      after = page.position;
      if (page.end) break;
      await nextTurn();
    }
    recent.end();
    return known.seen;
  });
}
