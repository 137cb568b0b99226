import { randomUUID } from 'node:crypto';
import type { EventToAppend, Position, RecordedEvent } from '#event-sourcing';
import type { EventStore, LogPage, ReadAllOptions } from '../event-store.js';

/** What an adapter hands to the contract suite. */
export interface EventStoreHarness {
  /** Opens the same log every time, also while it is open already. */
  open(): Promise<EventStore>;
  /** Opens a new empty log every time. */
  openEmpty(): Promise<EventStore>;
  /** Most bytes of one event (UTF-8 JSON of data and metadata together) this store takes. */
  readonly maxEventBytes: number;
}

/** Time limit of tests with many writers: a store on a busy machine or across a network is slow. */
export const RACE_MS = 30_000;

/** A stream name that was never used before, even if the log outlives the test run. */
export function freshStream(prefix = `contract-${randomUUID()}-`): string {
  return `${prefix}${randomUUID()}`;
}

export function sampleEvent(overrides: Partial<EventToAppend> = {}): EventToAppend {
  return {
    id: randomUUID(),
    type: 'SomethingHappened',
    version: 1,
    data: { at: '2026-03-02T01:30:00.000Z', note: '路灯不亮' },
    metadata: {
      commandId: '0b6c1ad5-0f4b-5d3e-8f47-6c1f0d2a9b11',
      command: 'MakeItHappen',
      digest: 'd',
      correlationId: '7b1f2f5e-2f0a-5a6e-9c55-1d8f3c4b5a61',
      actor: { account: 'street-01', organisation: 'street-a', role: 'street' },
    },
    ...overrides,
  };
}

export function sampleEvents(count: number, type = 'SomethingHappened'): EventToAppend[] {
  return Array.from({ length: count }, () => sampleEvent({ type }));
}

export function ids(events: readonly { readonly id: string }[]): string[] {
  return events.map(({ id }) => id);
}

/** An event of exactly so many bytes of data and metadata. */
export function eventOfBytes(bytes: number): EventToAppend {
  const sized = (text: string) => sampleEvent({ data: { text } });
  const { data, metadata } = sized('');
  return sized('x'.repeat(bytes - JSON.stringify(data).length - JSON.stringify(metadata).length));
}

/** Reads to the end of the log, page by page, and returns the pages. */
export async function pagesOf(store: EventStore, options: ReadAllOptions): Promise<LogPage[]> {
  const pages: LogPage[] = [];
  let after = options.after;
  for (;;) {
    const page = await store.readAll({ ...options, ...(after !== undefined && { after }) });
    pages.push(page);
    after = page.position;
    if (page.end) return pages;
  }
}

export function eventsOf(pages: readonly LogPage[]): RecordedEvent[] {
  return pages.flatMap(({ events }) => events);
}

/** The `after` option of a read; empty at the beginning of the log. */
export function afterOption(after: Position | undefined): { after?: Position } {
  return after === undefined ? {} : { after };
}

/** Appends to one stream per writer concurrently; returns the ids by stream. */
export async function raceWriters(
  store: EventStore,
  prefix: string,
  { writers, appends }: { writers: number; appends: number },
): Promise<Map<string, string[]>> {
  const written = new Map<string, string[]>();
  const write = async () => {
    const stream = freshStream(prefix);
    const mine: string[] = [];
    written.set(stream, mine);
    for (let i = 0; i < appends; i += 1) {
      const events = sampleEvents(1 + (i % 3));
      await store.append(stream, mine.length === 0 ? 'no-stream' : mine.length - 1, events);
      mine.push(...ids(events));
    }
  };
  await Promise.all(Array.from({ length: writers }, write));
  return written;
}

/** Opens one handle on the log for each test and closes it afterwards. */
export function usingStore(harness: EventStoreHarness): () => EventStore {
  let store: EventStore | undefined;
  beforeEach(async () => {
    store = await harness.open();
  });
  afterEach(async () => {
    await store?.close();
  });
  return () => {
    if (!store) throw new Error('the store is open during a test only');
    return store;
  };
}
