import type { Position, RecordedEvent } from '#event-sourcing';
import { matcherOf, unionOf } from './event-filter.js';
import { EventStoreError } from './event-store-error.js';
import type { EventFilter, EventStore, LogPage, SubscribeOptions } from './event-store.js';

const DEFAULT_BATCH = 1_000;
/** Most events that wait for a follower; with more it reads for itself again. */
const MOST_WAITING = 2_000;

/**
 * The same log, whose followers in this thread share one reading of it: a page is read and parsed
 * once, and each is given what its filter lets through. A follower that is behind reads for itself
 * until it has caught up, and joins.
 */
export function shareReading(store: EventStore): EventStore {
  const reading = new SharedReading(store);
  return {
    append: (stream, expected, events) => store.append(stream, expected, events),
    appendInOrder: (appends) => store.appendInOrder(appends),
    readStream: (stream, options) => store.readStream(stream, options),
    readStreams: (streams) => store.readStreams(streams),
    readAll: (options) => store.readAll(options),
    head: () => store.head(),
    subscribe: (options) => reading.follow(options),
    close: async () => {
      reading.end();
      await store.close();
    },
  };
}

/** A follower that has joined. */
interface Seat {
  readonly filter: EventFilter | undefined;
  readonly matches: (event: RecordedEvent) => boolean;
  /** What has been read and not been taken. */
  waiting: ReadPage[];
  events: number;
  overrun: boolean;
}

/** One subscription for all that follow. */
class SharedReading {
  readonly #seats = new Set<Seat>();
  readonly #closing = new AbortController();
  #position: Position | undefined;
  #pages: AsyncIterator<LogPage> | undefined;
  #stop = new AbortController();
  #turn: Promise<void> | undefined;

  constructor(private readonly store: EventStore) {}

  async *follow(options: SubscribeOptions): AsyncGenerator<LogPage> {
    const signal = AbortSignal.any([options.signal, this.#closing.signal]);
    let { after } = options;
    while (!signal.aborted)
      for await (const page of this.#stretch(options, after, signal)) {
        after = page.position;
        yield page;
      }
  }

  /** By itself up to the end of the log, and then with the others for as long as it keeps up. */
  async *#stretch(
    options: SubscribeOptions,
    from: Position | undefined,
    signal: AbortSignal,
  ): AsyncGenerator<LogPage> {
    const { batchSize = DEFAULT_BATCH } = options;
    let after = from;
    for await (const page of this.#readAlone(options, after, signal)) {
      after = page.position;
      yield page;
    }
    if (signal.aborted || this.#isBehind(after)) return;
    const seat = this.#join(options.filter, after);
    try {
      yield* this.#take(seat, { batchSize, from: after ?? '', signal });
    } finally {
      this.#leave(seat);
    }
  }

  end(): void {
    this.#closing.abort();
    this.#stop.abort();
  }

  /** Pages until the end of the log as it is now. */
  async *#readAlone(
    { filter, batchSize: limit = DEFAULT_BATCH }: SubscribeOptions,
    from: Position | undefined,
    signal: AbortSignal,
  ): AsyncGenerator<LogPage> {
    let after = from;
    for (let end = false; !end && !signal.aborted;) {
      const page = await this.store.readAll({
        limit,
        ...(filter && { filter }),
        ...(after !== undefined && { after }),
      });
      end = page.end;
      if (page.position === after) return;
      after = page.position;
      yield page;
    }
  }

  /** What others have read since it joined, and then what it has read for all. */
  async *#take(seat: Seat, { batchSize, from, signal }: Taking): AsyncGenerator<LogPage> {
    let after = from;
    while (!signal.aborted && !seat.overrun) {
      const page = takeFrom(seat, batchSize);
      if (!page) await this.#untilRead(signal);
      // Others may have been behind when it joined: it has had that already.
      else if (page.position > after) {
        yield pageAfter(page, after);
        after = page.position;
      }
    }
  }

  /** Others have gone on while it read for itself. */
  #isBehind(after = ''): boolean {
    return this.#seats.size > 0 && after < (this.#position ?? '');
  }

  #join(filter: EventFilter | undefined, at: Position | undefined): Seat {
    if (this.#seats.size === 0) this.#position = at;
    const matches = matcherOf(filter);
    const seat: Seat = { filter, matches, waiting: [], events: 0, overrun: false };
    this.#seats.add(seat);
    this.#restart();
    return seat;
  }

  #leave(seat: Seat): void {
    this.#seats.delete(seat);
    this.#restart();
  }

  /** Reads on with the filters of all, from where it is. */
  #restart(): void {
    this.#stop.abort();
    this.#stop = new AbortController();
    this.#pages = undefined;
  }

  /** One more page for all; those who wait at the same time wait for the same page. */
  async #untilRead(signal: AbortSignal): Promise<void> {
    this.#turn ??= this.#read().finally(() => (this.#turn = undefined));
    let leave = () => undefined;
    const left = new Promise<void>((resolve) => {
      leave = () => void resolve();
      signal.addEventListener('abort', leave, { once: true });
    });
    try {
      await Promise.race([this.#turn, left]);
    } finally {
      signal.removeEventListener('abort', leave);
    }
  }

  async #read(): Promise<void> {
    const { signal } = this.#stop;
    const pages = (this.#pages ??= this.#subscribe(signal));
    try {
      const { value, done } = await pages.next();
      // Somebody joined or left meanwhile: the page will come again, for all.
      if (signal.aborted) return;
      if (done) throw new EventStoreError('closed', 'the event store is closed');
      this.#hand(value);
    } catch (error) {
      if (!signal.aborted) this.#restart();
      throw error;
    }
  }

  #subscribe(signal: AbortSignal): AsyncIterator<LogPage> {
    const filter = unionOf([...this.#seats].map((seat) => seat.filter));
    const after = this.#position;
    const options = { signal, ...(filter && { filter }), ...(after !== undefined && { after }) };
    return this.store.subscribe(options)[Symbol.asyncIterator]();
  }

  #hand({ events, position, end }: LogPage): void {
    if (position === undefined) return;
    this.#position = position;
    for (const seat of this.#seats) {
      const own = { events: events.filter(seat.matches), position, end };
      seat.waiting.push(own);
      seat.events += own.events.length;
      if (seat.events <= MOST_WAITING) continue;
      seat.overrun = true;
      seat.waiting = [];
    }
  }
}

interface Taking {
  readonly batchSize: number;
  readonly from: Position;
  readonly signal: AbortSignal;
}

/** A page of a log that is not empty. */
interface ReadPage extends LogPage {
  readonly position: Position;
}

const pageAfter = ({ events, position, end }: ReadPage, after: Position): LogPage => ({
  events: events.filter((event) => event.position > after),
  position,
  end,
});

/** Waiting pages as one, as far as they fit into a batch. */
function takeFrom(seat: Seat, batchSize: number): ReadPage | undefined {
  const [first] = seat.waiting;
  if (!first) return undefined;
  let taken = 1;
  let size = first.events.length;
  for (; taken < seat.waiting.length; taken++) {
    size += seat.waiting[taken]?.events.length ?? 0;
    if (size > batchSize) break;
  }
  const pages = seat.waiting.splice(0, taken);
  const events = pages.flatMap((page) => page.events);
  seat.events -= events.length;
  const last = pages.at(-1) ?? first;
  return { events, position: last.position, end: last.end && seat.waiting.length === 0 };
}
