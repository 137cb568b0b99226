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
import { toToken } from '../src/numbered-position.js';
import { pause, pauseMs } from './backoff.js';
import { CommitSignal } from './commit-signal.js';
import { GroupCommit } from '../src/group-commit.js';
import { LANES, postgresBatching } from './postgres-batching.js';
import { prepareAll, prepareAppend, type SizedAppend } from './postgres-append.js';
import { PostgresCommitter } from './postgres-committer.js';
import { namesOf, type LogNames } from './postgres-names.js';
import { isTransient, PostgresPool } from './postgres-pool.js';
import { PostgresReader } from './postgres-reader.js';
import { migrate } from './postgres-schema.js';

export interface PostgresEventStoreOptions {
  /** `postgres://user:password@host:port/database?sslmode=…`; the database must exist, in UTF8. */
  readonly url: string;
  /** Schema of the log, made on first use; lower case. One database can hold several logs. */
  readonly schema?: string;
  /** Most connections that read (4). Two more write and one listens. */
  readonly poolSize?: number;
  /** Name of the connections in `pg_stat_activity`. */
  readonly applicationName?: string;
}

const DEFAULT_BATCH = 500;
const WRITING_MS = 10_000;
const READING_MS = 60_000;

/**
 * Opens the log in a PostgreSQL schema, made on first use. Any number of processes may have it open.
 *
 * No reader can skip an event. A sequence would hand out positions in another order than the
 * transactions commit in, so that a reader at 7 may later find 6. Here every writer of every process
 * first takes one advisory lock, then gives positions from the newest committed one upwards, and
 * the lock is let go only after the commit has become visible. So positions grow in the order of
 * commits, and what any snapshot shows is the whole log up to some position. No gap is ever waited
 * for or interpreted (positions of a refused append stay unused).
 *
 * Connections come back by themselves; commands wait some seconds for a server that restarts. An
 * append whose connection broke is thrown as `unavailable` or `timeout` and may have been written:
 * the same ids at the same revision then get the original answer.
 * @throws EventStoreError `unavailable`, `timeout`, `credentials` (also TLS), `incompatible` (a
 * schema of a newer release or of something else, no such database, not UTF8); RangeError for a
 * schema name that is none.
 */
export async function openPostgresEventStore(
  options: PostgresEventStoreOptions,
): Promise<EventStore> {
  const { url, schema = 'shaodao_events', applicationName = 'shaodao-event-store' } = options;
  const names = namesOf(schema);
  const pool = (size: number, deadlineMs: number) =>
    new PostgresPool({ url, applicationName, size, deadlineMs });
  const writers = pool(LANES, WRITING_MS);
  try {
    await writers.session((client) => migrate(client, names));
  } catch (error) {
    await writers.close();
    throw error;
  }
  const readers = pool(options.poolSize ?? 4, READING_MS);
  return new PostgresEventStore({ writers, readers, names, url, applicationName });
}

interface Parts {
  readonly writers: PostgresPool;
  readonly readers: PostgresPool;
  readonly names: LogNames;
  readonly url: string;
  readonly applicationName: string;
}

class PostgresEventStore implements EventStore {
  readonly #pools: readonly PostgresPool[];
  readonly #reader: PostgresReader;
  readonly #commits: GroupCommit<SizedAppend>;
  readonly #grown: CommitSignal;
  readonly #closing = new AbortController();

  constructor({ writers, readers, names, url, applicationName }: Parts) {
    const committer = new PostgresCommitter(writers, names);
    this.#pools = [writers, readers];
    this.#reader = new PostgresReader(readers, names);
    const batching = postgresBatching(async (batch) => {
      const outcomes = await committer.commit(batch);
      this.#grown.wake();
      return outcomes;
    });
    this.#commits = new GroupCommit(batching);
    const head = () => this.#reader.head();
    this.#grown = new CommitSignal({ url, applicationName, channel: names.channel, head });
  }

  async append(
    stream: string,
    expected: ExpectedRevision,
    events: readonly EventToAppend[],
  ): Promise<AppendOutcome> {
    return this.#commits.append(prepareAppend(stream, expected, events));
  }

  async appendInOrder(appends: readonly StreamAppend[]): Promise<readonly AppendOutcome[]> {
    return this.#commits.appendInOrder(prepareAll(appends));
  }

  async readStream(stream: string, options: ReadStreamOptions = {}): Promise<RecordedEvent[]> {
    this.#checkOpen();
    return this.#reader.readStream(stream, options.fromRevision ?? 0);
  }

  async readStreams(streams: readonly string[]): Promise<readonly StreamRead[]> {
    this.#checkOpen();
    return this.#reader.readStreams(streams);
  }

  async readAll(options: ReadAllOptions): Promise<LogPage> {
    this.#checkOpen();
    return this.#reader.readAll(options);
  }

  /**
   * Holds one page at a time; the next is read when the consumer asks for it. Continues where it
   * was when the server comes back, however long that takes.
   */
  async *subscribe(options: SubscribeOptions): AsyncGenerator<LogPage> {
    const { batchSize: limit = DEFAULT_BATCH, filter } = options;
    const signal = AbortSignal.any([options.signal, this.#closing.signal]);
    let after = options.after;
    while (!signal.aborted) {
      const mark = this.#grown.mark();
      const from = { limit, ...(filter && { filter }), ...(after && { after }) };
      const page = await this.#readWhenever(from, signal);
      if (page === undefined) return;
      const moved = page.position !== after;
      after = page.position;
      if (moved) yield page;
      // What was committed since the mark ends the wait at once.
      if (page.end) await this.#grown.waitForGrowth(mark, signal);
    }
  }

  async head(): Promise<Position | undefined> {
    this.#checkOpen();
    const head = await this.#reader.head();
    return head === 0 ? undefined : toToken(head);
  }

  async close(): Promise<void> {
    if (this.#closing.signal.aborted) return;
    this.#closing.abort();
    await this.#commits.close();
    await this.#grown.close();
    await Promise.all(this.#pools.map((pool) => pool.close()));
  }

  /** Undefined once the signal is aborted. */
  async #readWhenever(options: ReadAllOptions, signal: AbortSignal): Promise<LogPage | undefined> {
    for (let tries = 0; !signal.aborted; tries += 1) {
      try {
        return await this.#reader.readAll(options);
      } catch (error) {
        if (signal.aborted) return undefined;
        if (!isTransient(error)) throw error;
        await pause(pauseMs(tries), signal);
      }
    }
    return undefined;
  }

  #checkOpen(): void {
    if (!this.#closing.signal.aborted) return;
    throw new EventStoreError('closed', 'the event store is closed');
  }
}
