import { setTimeout as delay } from 'node:timers/promises';
import type { Position } from '#event-sourcing';
import { EventStoreError, type LogPage, type SubscribeOptions } from '#event-store';
import type { EventStoreDbClient } from './eventstoredb-client.js';
import { asEventStoreError } from './eventstoredb-error.js';
import { LiveFeed } from './live-feed.js';
import type { LogReader } from './log-reader.js';

const DEFAULT_BATCH = 500;
/**
 * A feed silent for this long is checked against the log: events that the filter leaves out move
 * the checkpoint too.
 */
const SILENT_MS = 200;
const SHORTEST_PAUSE_MS = 50;
const LONGEST_PAUSE_MS = 5_000;
/** Failures that go away by themselves or when a server restarts. */
const PASSING = ['unavailable', 'timeout', 'not-leader'];

/**
 * Follows the log: reads pages while behind, then takes what the server pushes, and reads again
 * whenever that ends. Positions alone decide what comes next, so nothing is skipped or delivered
 * twice.
 */
export class Subscription {
  #after: Position | undefined;
  #failures = 0;

  constructor(
    private readonly client: EventStoreDbClient,
    private readonly reader: LogReader,
    private readonly options: SubscribeOptions,
  ) {
    this.#after = options.after;
  }

  /** @throws EventStoreError where retrying cannot help: wrong credentials, a damaged stream */
  async *pages(): AsyncGenerator<LogPage> {
    const { signal } = this.options;
    while (!signal.aborted) {
      try {
        yield* this.#catchUp();
        yield* this.#live();
      } catch (error) {
        if (signal.aborted) return;
        await this.#pause(error);
      }
    }
  }

  async *#catchUp(): AsyncGenerator<LogPage> {
    while (!this.options.signal.aborted) {
      const page = await this.#read();
      this.#failures = 0;
      if (this.#advance(page)) yield page;
      if (page.end) return;
    }
  }

  async *#live(): AsyncGenerator<LogPage> {
    const { signal, filter, batchSize = DEFAULT_BATCH } = this.options;
    const feed = new LiveFeed(this.client, this.reader.own, this.#after, filter);
    try {
      while (!signal.aborted) {
        await feed.waiting(signal, SILENT_MS);
        if (signal.aborted) return;
        const pushed = feed.take(batchSize);
        if (!pushed && feed.over) return this.#endOf(feed);
        const page = pushed ? this.#unseen(pushed) : await this.#read();
        if (this.#advance(page)) yield page;
      }
    } finally {
      feed.stop();
    }
  }

  /** A feed may end at any time; only an error delays the next one. */
  #endOf({ over }: LiveFeed): void {
    if (over?.error !== undefined) throw over.error;
  }

  #read(): Promise<LogPage> {
    const { batchSize: limit = DEFAULT_BATCH, filter } = this.options;
    const after = this.#after;
    return this.reader.page({ limit, ...(filter && { filter }), ...(after && { after }) });
  }

  /** Leaves out what was read from the log meanwhile. */
  #unseen(page: LogPage): LogPage {
    const after = this.#after ?? '';
    return { ...page, events: page.events.filter(({ position }) => position > after) };
  }

  #advance({ position }: LogPage): boolean {
    if (position === undefined || position <= (this.#after ?? '')) return false;
    this.#after = position;
    return true;
  }

  async #pause(cause: unknown): Promise<void> {
    const error = asEventStoreError(cause, 'cannot follow the event log');
    if (!(error instanceof EventStoreError && PASSING.includes(error.failure))) throw error;
    const longest = Math.min(SHORTEST_PAUSE_MS * 2 ** this.#failures, LONGEST_PAUSE_MS);
    this.#failures += 1;
    const { signal } = this.options;
    // Half of it is random, so that subscribers of a restarted server do not all return at once.
    const pause = longest / 2 + (Math.random() * longest) / 2;
    await delay(pause, undefined, { signal }).catch(() => undefined);
  }
}
