import type { EventToAppend, Position, RecordedEvent, StoredEvent } from '#event-sourcing';
import type { EventStoreError } from './event-store-error.js';

/** Revision that the stream must have for an append. There is deliberately no `any`. */
export type ExpectedRevision = 'no-stream' | number;

export interface Appended {
  readonly outcome: 'appended';
  /** Revision of the last event of this append. */
  readonly revision: number;
  /** Position of the last event of this append. */
  readonly position: Position;
  /** True when these very events had been written before (a retry after a lost answer). */
  readonly deduplicated: boolean;
}

/** The stream has another revision than expected; nothing was written. */
export interface Conflict {
  readonly outcome: 'conflict';
  readonly actual: ExpectedRevision;
}

export type AppendOutcome = Appended | Conflict;

export interface StreamAppend {
  readonly stream: string;
  readonly expected: ExpectedRevision;
  readonly events: readonly EventToAppend[];
}

export interface ReadStreamOptions {
  /** First revision to return; 0 by default. */
  readonly fromRevision?: number;
}

/**
 * All events of a stream in order, as far as decisions need them; none where there is no such stream.
 * An error where this one stream cannot be read (`damaged`).
 */
export type StreamRead = readonly StoredEvent[] | EventStoreError;

export interface EventFilter {
  /** Only streams whose name begins with one of these. */
  readonly streamPrefixes?: readonly string[];
  readonly types?: readonly string[];
}

export interface ReadAllOptions {
  /** Exclusive: events after this position; from the beginning when absent. */
  readonly after?: Position;
  readonly limit: number;
  readonly filter?: EventFilter;
}

export interface LogPage {
  readonly events: readonly RecordedEvent[];
  /**
   * Everything up to and including this position has been considered, also what the filter left
   * out: continue from here. Undefined only on an empty log.
   */
  readonly position: Position | undefined;
  /** True when the page reaches the end of the log as it was when it was read. */
  readonly end: boolean;
}

export interface SubscribeOptions {
  readonly after?: Position;
  readonly filter?: EventFilter;
  /** Most events in one page. */
  readonly batchSize?: number;
  readonly signal: AbortSignal;
}

/**
 * The log. One port, one contract suite (`contract/`), several adapters. Infrastructure failures
 * are thrown as {@link EventStoreError}; a revision conflict is an outcome, not an error.
 */
export interface EventStore {
  /**
   * Appends all events or none, durably: resolved only after they are on disk. Appending the same
   * event ids at the same expected revision again succeeds with the original revision and position.
   * @throws EventStoreError `damaged` for a stream that has lost events: it is not written on
   */
  append(
    stream: string,
    expected: ExpectedRevision,
    events: readonly EventToAppend[],
  ): Promise<AppendOutcome>;
  /**
   * Appends one after the other, so that the log holds them in exactly this order across streams:
   * for copying a log, with the metadata as it is. Each is accepted or refused on its own. A store with transactions writes all
   * in one, so callers limit them to a few thousand events and a few MiB. When it throws, some may
   * have been written.
   */
  appendInOrder(appends: readonly StreamAppend[]): Promise<readonly AppendOutcome[]>;
  /**
   * Events of one stream in order; empty when there is no such stream.
   * @throws EventStoreError `damaged` where events of it are missing
   */
  readStream(stream: string, options?: ReadStreamOptions): Promise<readonly RecordedEvent[]>;
  /**
   * Many whole streams at once, in the order asked for: for work of the service itself, which decides
   * on hundreds of them. Callers limit their number, as all are held in memory.
   */
  readStreams(streams: readonly string[]): Promise<readonly StreamRead[]>;
  readAll(options: ReadAllOptions): Promise<LogPage>;
  /** Endless: pages until caught up, then new events as they are committed; ends on `signal`. */
  subscribe(options: SubscribeOptions): AsyncIterable<LogPage>;
  /** Position of the newest event; undefined on an empty log. */
  head(): Promise<Position | undefined>;
  /** Waits for appends in flight, then closes files and connections. */
  close(): Promise<void>;
}

/** Injection token of the {@link EventStore}. */
export const EVENT_STORE = Symbol('EVENT_STORE');
