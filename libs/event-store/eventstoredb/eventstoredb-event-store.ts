import type { EventToAppend, Position, RecordedEvent } from '#event-sourcing';
import {
  EventStoreError,
  type AppendOutcome,
  type EventStore,
  type ExpectedRevision,
  type LogPage,
  type ReadAllOptions,
  type ReadStreamOptions,
  type StreamAppend,
  type StreamRead,
  type SubscribeOptions,
} from '#event-store';
import { Appender } from './appender.js';
import { prepareAppend, type PreparedAppend } from './eventstoredb-append.js';
import { EventStoreDbClient } from './eventstoredb-client.js';
import { asEventStoreError } from './eventstoredb-error.js';
import { LogReader } from './log-reader.js';
import { OwnStreams } from './own-streams.js';
import { StreamReader } from './stream-reader.js';
import { Subscription } from './subscription.js';

export interface EventStoreDbOptions {
  /** `esdb://user:password@host:2113,…?tls=true`, as EventStoreDB's own clients take it. */
  readonly connectionString: string;
  /**
   * Streams of this log: names, or beginnings of names that end in a dash. Other streams on the
   * server are ignored; without this, all but the server's own streams belong to the log.
   */
  readonly streams?: readonly string[];
  /** Most milliseconds one call may take, or one read from event to event; 10 000 by default. */
  readonly deadlineMs?: number;
}

const DEFAULT_DEADLINE_MS = 10_000;

/**
 * Opens the log on an EventStoreDB server or cluster (22.10, 23.10, 24.6). The server need not be
 * there yet: calls fail with `unavailable` until it is, and subscriptions wait for it.
 *
 * Event ids: the server knows them by their stream only. Repeats and mixtures are told apart on the
 * stream itself; an id that was used on another stream is refused while this process remembers it
 * (its last 200 000), so ids must be made as `eventId` makes them, from a command's own id.
 *
 * @throws EventStoreError `credentials` for a connection string or certificate that cannot be used.
 */
export async function openEventStoreDb(options: EventStoreDbOptions): Promise<EventStore> {
  const { connectionString, deadlineMs = DEFAULT_DEADLINE_MS, streams } = options;
  const client = new EventStoreDbClient(connectionString, deadlineMs);
  return new EventStoreDbEventStore(client, new OwnStreams(streams));
}

class EventStoreDbEventStore implements EventStore {
  readonly #log: LogReader;
  readonly #streams: StreamReader;
  readonly #appender: Appender;
  readonly #closing = new AbortController();
  readonly #underWay = new Set<Promise<unknown>>();

  constructor(
    private readonly client: EventStoreDbClient,
    own: OwnStreams,
  ) {
    this.#log = new LogReader(client, own);
    this.#streams = new StreamReader(client);
    this.#appender = new Appender(client, this.#streams, this.#log);
  }

  async append(
    stream: string,
    expected: ExpectedRevision,
    events: readonly EventToAppend[],
  ): Promise<AppendOutcome> {
    const append = this.#prepare({ stream, expected, events });
    return this.#call(() => this.#appender.append(append), 'cannot write to the event log');
  }

  /** One at a time: concurrent appends could be written in any order. */
  async appendInOrder(appends: readonly StreamAppend[]): Promise<readonly AppendOutcome[]> {
    const outcomes: AppendOutcome[] = [];
    for (const { stream, expected, events } of appends) {
      outcomes.push(await this.append(stream, expected, events));
    }
    return outcomes;
  }

  async readStream(
    stream: string,
    { fromRevision = 0 }: ReadStreamOptions = {},
  ): Promise<readonly RecordedEvent[]> {
    return this.#read(() => this.#streams.read(stream, fromRevision));
  }

  async readStreams(streams: readonly string[]): Promise<readonly StreamRead[]> {
    return this.#read(() => this.#streams.readMany(streams));
  }

  async readAll(options: ReadAllOptions): Promise<LogPage> {
    return this.#read(() => this.#log.page(options));
  }

  async *subscribe(options: SubscribeOptions): AsyncGenerator<LogPage> {
    const signal = AbortSignal.any([options.signal, this.#closing.signal]);
    yield* new Subscription(this.client, this.#log, { ...options, signal }).pages();
  }

  async head(): Promise<Position | undefined> {
    return this.#read(() => this.#log.head());
  }

  async close(): Promise<void> {
    if (this.#closing.signal.aborted) return;
    this.#closing.abort();
    await Promise.allSettled(this.#underWay);
    await this.client.close();
  }

  /** @throws RangeError for a stream outside this log, which would never be read again */
  #prepare({ stream, expected, events }: StreamAppend): PreparedAppend {
    if (!this.#log.own.includes(stream))
      throw new RangeError(`not a stream of this log: ${stream}`);
    return prepareAppend(stream, expected, events);
  }

  #read<T>(read: () => Promise<T>): Promise<T> {
    return this.#call(read, 'cannot read the event log');
  }

  async #call<T>(call: () => Promise<T>, what: string): Promise<T> {
    if (this.#closing.signal.aborted) {
      throw new EventStoreError('closed', 'the event store is closed');
    }
    const underWay = call();
    this.#underWay.add(underWay);
    try {
      return await underWay;
    } catch (error) {
      throw asEventStoreError(error, what);
    } finally {
      this.#underWay.delete(underWay);
    }
  }
}
