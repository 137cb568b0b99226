import type { EventMetadata, EventToAppend, StoredEvent } from '#event-sourcing';
import { LRUCache } from 'lru-cache';
import { coveredText, linkOf, linkWith, STREAM_START } from './event-chain.js';
import type { AppendOutcome, Conflict, EventStore, ExpectedRevision } from './event-store.js';

/** Streams whose newest link is remembered; about 200 bytes each. */
const MOST_STREAMS = 20_000;

/** The link of an event that is in the log. */
interface Link {
  readonly revision: number;
  readonly value: string;
}

export interface ChainOptions {
  /**
   * Whether the store tells an append of its own from a repeat of somebody else's without fail. What
   * was appended is then known without reading it.
   */
  readonly tellsRepeats: boolean;
}

/**
 * The same log, in which every appended event carries the chain of its stream. A link follows from
 * the event before it, which stands at the exact revision that an append expects, so a retry writes
 * the same again and an append that loses a race writes nothing. Whoever appends has just read the
 * stream, so the link before is known; otherwise it is read.
 */
export function chainAppends(store: EventStore, options: ChainOptions): EventStore {
  const links = new Links(store);
  const reads = noted(store, links);
  const turns = new Turns();
  const append: EventStore['append'] = (stream, expected, events) =>
    turns.take(stream, () => appendNow(stream, expected, events));
  const appendNow: EventStore['append'] = (stream, expected, events) => {
    const previous = links.known(stream, expected);
    const write = (link: string) => appendAfter({ stream, expected, events }, link);
    // At once where it can be: appends that are begun in an order reach the log in that order.
    if (previous !== undefined) return write(previous);
    return links.read(stream, Number(expected)).then(async (found) => {
      return typeof found === 'string' ? write(found) : found;
    });
  };
  const appendAfter = async (of: Appending, previous: string): Promise<AppendOutcome> => {
    const events = chained(of, previous);
    const outcome = await store.append(of.stream, of.expected, events);
    if (options.tellsRepeats && outcome.outcome === 'appended' && !outcome.deduplicated)
      links.note(of.stream, outcome.revision, events.at(-1)?.chain);
    return outcome;
  };
  return {
    append,
    appendInOrder: (appends) => store.appendInOrder(appends),
    readStream: reads.readStream,
    readStreams: reads.readStreams,
    readAll: (page) => store.readAll(page),
    head: () => store.head(),
    subscribe: (from) => store.subscribe(from),
    close: () => store.close(),
  };
}

/**
 * Appends to one stream, one after the other: the link before the second is that of the first, if that is
 * written. Appends to different streams do not wait for each other.
 */
class Turns {
  readonly #last = new Map<string, Promise<unknown>>();

  take<T>(stream: string, append: () => Promise<T>): Promise<T> {
    const before = this.#last.get(stream);
    const own = before ? before.then(append, append) : append();
    this.#last.set(stream, own);
    const leave = () => {
      if (this.#last.get(stream) === own) this.#last.delete(stream);
    };
    own.then(leave, leave);
    return own;
  }
}

/** Reading, of which the last link is remembered. */
const noted = (
  store: EventStore,
  links: Links,
): Pick<EventStore, 'readStream' | 'readStreams'> => ({
  readStream: async (stream, from) => {
    const events = await store.readStream(stream, from);
    const last = events.at(-1);
    if (last) links.note(stream, last.revision, last.metadata.chain);
    return events;
  },
  readStreams: async (streams) => {
    const reads = await store.readStreams(streams);
    for (const read of reads) {
      const last = read instanceof Error ? undefined : read.at(-1);
      if (last) links.note(last.stream, last.revision, chainAtHand(last));
    }
    return reads;
  },
});

/** Stores that read whole events anyway leave the chain in their metadata. */
const chainAtHand = (event: StoredEvent & { readonly metadata?: EventMetadata }) =>
  event.chain ?? event.metadata?.chain;

interface Appending {
  readonly stream: string;
  readonly expected: ExpectedRevision;
  readonly events: readonly EventToAppend[];
}

function chained({ stream, expected, events }: Appending, previous: string): EventToAppend[] {
  let revision = expected === 'no-stream' ? -1 : expected;
  let chain = previous;
  let shared: EventMetadata | undefined;
  let covered = '';
  return events.map(({ id, type, version, data, metadata }) => {
    if (metadata !== shared) covered = coveredText(metadata);
    shared = metadata;
    revision += 1;
    chain = linkWith(chain, { stream, revision, id, type, version, data }, covered);
    return { id, type, version, data, metadata, chain };
  });
}

/** Links of events that are in the log. An event never changes, so what is remembered stays true. */
class Links {
  readonly #newest = new LRUCache<string, Link>({ max: MOST_STREAMS });

  constructor(private readonly store: EventStore) {}

  note(stream: string, revision: number, value: string | undefined): void {
    if (value !== undefined) this.#newest.set(stream, { revision, value });
  }

  known(stream: string, expected: ExpectedRevision): string | undefined {
    // What is no revision is refused by the store.
    if (expected === 'no-stream' || !(expected >= 0)) return STREAM_START;
    const newest = this.#newest.get(stream);
    return newest?.revision === expected ? newest.value : undefined;
  }

  /**
   * The link at a revision; where the event there carries none, it follows from the whole stream.
   * A conflict where the stream does not reach that far.
   */
  async read(stream: string, revision: number): Promise<string | Conflict> {
    const [event] = await this.store.readStream(stream, { fromRevision: revision });
    if (event?.metadata.chain !== undefined) return event.metadata.chain;
    const all = await this.store.readStream(stream);
    const last = all.at(-1)?.revision ?? -1;
    if (last < revision) return { outcome: 'conflict', actual: last < 0 ? 'no-stream' : last };
    return all.slice(0, revision + 1).reduce(linkOf, STREAM_START);
  }
}
