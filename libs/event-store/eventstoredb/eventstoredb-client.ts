import {
  BACKWARDS,
  END,
  EventStoreDBClient,
  FORWARDS,
  NO_STREAM,
  START,
  type AllStreamSubscription,
  type AppendExpectedRevision,
  type Direction,
  type JSONEventData,
  type ReadPosition,
  type ReadStreamOptions,
  type StreamingRead,
} from '@eventstore/db-client';
import { EventStoreError } from '#event-store';
import { damagedStreamError } from '../src/whole-stream.js';
import type { PreparedAppend } from './eventstoredb-append.js';
import {
  credentialsOf,
  serverFilter,
  withDeadline,
  type WantedByServer,
} from './eventstoredb-calls.js';
import { isDiscoveryFailure, typeOf } from './eventstoredb-error.js';
import { toStored, type LoggedEvent } from './eventstoredb-events.js';
import type { LogPosition } from './eventstoredb-tokens.js';
import { LateCheckpoints, type LiveListener } from './late-checkpoints.js';
import { TlsCheck } from './tls-check.js';

/** The server's answer to an append. */
export type AppendReply =
  | { readonly outcome: 'appended'; readonly revision: number; readonly position: LogPosition }
  | { readonly outcome: 'conflict'; readonly actual: number | 'no-stream' };

export interface LogReading {
  readonly from: LogPosition | 'start' | 'end';
  readonly count: number;
  readonly backwards?: boolean;
}

const MOST_TRIES = 3;

/**
 * The only user of `@eventstore/db-client`. Appends are single calls, which the client makes when
 * credentials come with the call: its batch appends share one table of pending appends among all
 * clients of a process, so one broken connection would fail them all.
 */
export class EventStoreDbClient {
  readonly #credentials: { username: string; password: string };
  readonly #tls: TlsCheck;
  #client: EventStoreDBClient;

  /** @throws EventStoreError `credentials` for a connection string the client does not accept. */
  constructor(
    private readonly connectionString: string,
    /** Longest time of a call in milliseconds. */
    readonly deadlineMs: number,
  ) {
    this.#client = this.#connect();
    this.#credentials = credentialsOf(connectionString);
    this.#tls = new TlsCheck(connectionString);
  }

  append({ stream, expected, events }: PreparedAppend): Promise<AppendReply> {
    const expectedRevision: AppendExpectedRevision = expected < 0 ? NO_STREAM : BigInt(expected);
    const written = events.map((event) => toStored(event) as unknown as JSONEventData);
    return this.#call(async (client) => {
      const options = { ...this.#options(), expectedRevision };
      try {
        const appending = client.appendToStream(stream, written, options);
        const { nextExpectedRevision, position } = await withDeadline(appending, this.deadlineMs);
        if (!position) throw new TypeError('the server gave no position for an append');
        return { outcome: 'appended', revision: Number(nextExpectedRevision), position };
      } catch (error) {
        if (typeOf(error) === 'stream-deleted')
          throw damagedStreamError(stream, 'it was deleted', error);
        if (typeOf(error) !== 'wrong-expected-version') throw error;
        const { actualVersion } = error as { actualVersion: bigint | 'no_stream' };
        const actual = actualVersion === NO_STREAM ? 'no-stream' : Number(actualVersion);
        return { outcome: 'conflict', actual };
      }
    });
  }

  /** Events of a stream from a revision on; `missing` when there is no such stream. */
  readStream(stream: string, fromRevision: number): Promise<LoggedEvent[] | 'missing'> {
    const options = { ...this.#options(), fromRevision: BigInt(fromRevision) };
    return this.#readStream(stream, options, stream);
  }

  /**
   * The stream's metadata as operators set it, also if the stream itself reads as missing;
   * undefined if there is none, or if this account may not see it.
   */
  async metadataOf(stream: string): Promise<unknown> {
    const newest = { fromRevision: END, direction: BACKWARDS, maxCount: 1 } as const;
    try {
      const options = { ...this.#options(), ...newest };
      const found = await this.#readStream(`$$${stream}`, options, stream);
      return found === 'missing' ? undefined : found[0]?.data;
    } catch (error) {
      if (typeOf(error) === 'access-denied') return undefined;
      throw error;
    }
  }

  /** At most `count` records of the log, system events among them; forwards includes `from`. */
  readLog({ from, count, backwards = false }: LogReading): Promise<LoggedEvent[]> {
    const fromPosition: ReadPosition = from === 'start' ? START : from === 'end' ? END : from;
    const direction: Direction = backwards ? BACKWARDS : FORWARDS;
    return this.#call((client) => {
      const options = { ...this.#options(), fromPosition, direction, maxCount: count };
      return this.#collect(client.readAll(options));
    });
  }

  /**
   * Follows the log after a position; returns a function that stops it. The server may end it at
   * any time.
   */
  subscribe(
    after: LogPosition | undefined,
    wanted: WantedByServer,
    listener: LiveListener,
  ): () => void {
    const checkpoints = new LateCheckpoints(listener);
    const live: AllStreamSubscription = this.#client.subscribeToAll({
      credentials: this.#credentials,
      fromPosition: after ?? START,
      filter: serverFilter(wanted, (position) => checkpoints.came(position, live.readableLength)),
    });
    let over = false;
    const end = (error?: unknown) => {
      if (!over) listener.ended(error);
      over = true;
    };
    live.on('data', ({ event }) => {
      if (event && !over) checkpoints.event(event as LoggedEvent);
    });
    live.on('error', end).on('end', () => end());
    return () => {
      over = true;
      live.unsubscribe().catch(() => undefined);
    };
  }

  async close(): Promise<void> {
    await this.#client.dispose();
  }

  /**
   * @param about the stream that errors name: the metadata of a deleted stream is deleted with it
   */
  #readStream(
    stream: string,
    options: ReadStreamOptions,
    about: string,
  ): Promise<LoggedEvent[] | 'missing'> {
    return this.#call(async (client) => {
      try {
        return await this.#collect(client.readStream(stream, options));
      } catch (error) {
        if (typeOf(error) === 'stream-not-found') return 'missing';
        if (typeOf(error) !== 'stream-deleted') throw error;
        throw damagedStreamError(about, 'it was deleted', error);
      }
    });
  }

  #connect(): EventStoreDBClient {
    try {
      return EventStoreDBClient.connectionString(this.connectionString);
    } catch (cause) {
      throw new EventStoreError('credentials', 'cannot use the connection string', { cause });
    }
  }

  #options() {
    return { credentials: this.#credentials, deadline: this.deadlineMs, requiresLeader: true };
  }

  /**
   * Retries if another node is the leader: nothing was done then, and the client goes to the leader
   * next. A client that found no node may remember that, so it is replaced.
   */
  async #call<T>(call: (client: EventStoreDBClient) => Promise<T>): Promise<T> {
    for (let tries = 1; ; tries += 1) {
      const client = this.#client;
      try {
        return await call(client);
      } catch (error) {
        if (isDiscoveryFailure(error) && client === this.#client) this.#client = this.#connect();
        if (typeOf(error) === 'not-leader' && tries < MOST_TRIES) continue;
        throw await this.#tls.explain(error);
      }
    }
  }

  /** The client gives reads no deadline; this one applies from one event to the next. */
  #collect(reading: StreamingRead<{ event?: unknown }>): Promise<LoggedEvent[]> {
    return new Promise((resolve, reject) => {
      const events: LoggedEvent[] = [];
      const fail = (error: unknown) => {
        clearTimeout(deadline);
        reading.cancel().catch(() => undefined);
        reject(error);
      };
      const deadline = setTimeout(
        () => fail(new EventStoreError('timeout', 'the server stopped in the middle of a read')),
        this.deadlineMs,
      );
      reading.on('data', ({ event }) => {
        if (event) events.push(event as LoggedEvent);
        deadline.refresh();
      });
      reading.on('error', fail).on('end', () => {
        clearTimeout(deadline);
        resolve(events);
      });
    });
  }
}
