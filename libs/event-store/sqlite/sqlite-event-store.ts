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
import { GroupCommit } from '../src/group-commit.js';
import { toToken } from '../src/numbered-position.js';
import { prepareAppend, type PreparedAppend } from '../src/prepared-append.js';
import { CommitSignal } from './commit-signal.js';
import { InlineWriter } from './inline-writer.js';
import { sqliteBatching, type Writer } from './sqlite-batching.js';
import { asEventStoreError } from './sqlite-error.js';
import { SqliteReader } from './sqlite-reader.js';
import { channelName, openForWriting } from './sqlite-schema.js';
import { ThreadWriter } from './thread-writer.js';

export interface SqliteEventStoreOptions {
  /** Path of the database file; its folder must exist. */
  readonly file: string;
  /** Where commits run: on this thread (default) or on a thread of their own. */
  readonly writer?: 'inline' | 'thread';
  /** Opens an existing file for reading; appending is then a bug. */
  readonly readOnly?: boolean;
}

const DEFAULT_BATCH = 500;

/**
 * Opens the log in a SQLite file, made on first use. Several processes may have it open.
 * @throws EventStoreError `incompatible` for a file of a newer release or of something else,
 * `corrupt` for no database, `unavailable` when it cannot be opened.
 */
export async function openSqliteEventStore(options: SqliteEventStoreOptions): Promise<EventStore> {
  const writer = options.readOnly ? undefined : openWriter(options);
  try {
    return new SqliteEventStore(options.file, writer);
  } catch (error) {
    await writer?.close();
    throw error;
  }
}

function openWriter({ file, writer }: SqliteEventStoreOptions): Writer {
  if (writer !== 'thread') return new InlineWriter(file);
  // Creates or checks the file here, so that a failure reaches the caller.
  openForWriting(file).close();
  return new ThreadWriter(file);
}

class SqliteEventStore implements EventStore {
  readonly #reader: SqliteReader;
  readonly #commits: GroupCommit<PreparedAppend> | undefined;
  readonly #grown: CommitSignal;
  readonly #closing = new AbortController();

  constructor(
    file: string,
    private readonly writer: Writer | undefined,
  ) {
    this.#reader = new SqliteReader(file);
    this.#commits = writer && new GroupCommit(sqliteBatching(writer));
    this.#grown = new CommitSignal(channelName(file), () => this.#reader.dataVersion());
  }

  async append(
    stream: string,
    expected: ExpectedRevision,
    events: readonly EventToAppend[],
  ): Promise<AppendOutcome> {
    return this.#writable().append(prepareAppend(stream, expected, events));
  }

  async appendInOrder(appends: readonly StreamAppend[]): Promise<readonly AppendOutcome[]> {
    const prepared = appends.map(({ stream, expected, events }) =>
      prepareAppend(stream, expected, events),
    );
    return this.#writable().appendInOrder(prepared);
  }

  async readStream(stream: string, options: ReadStreamOptions = {}): Promise<RecordedEvent[]> {
    return this.#read(() => this.#reader.readStream(stream, options.fromRevision ?? 0));
  }

  async readStreams(streams: readonly string[]): Promise<readonly StreamRead[]> {
    return this.#read(() => this.#reader.readStreams(streams));
  }

  async readAll(options: ReadAllOptions): Promise<LogPage> {
    return this.#read(() => this.#reader.readAll(options));
  }

  /** Holds one page at a time; the next is read when the consumer asks for it. */
  async *subscribe(options: SubscribeOptions): AsyncGenerator<LogPage> {
    const { batchSize: limit = DEFAULT_BATCH, filter } = options;
    const signal = AbortSignal.any([options.signal, this.#closing.signal]);
    let after = options.after;
    while (!signal.aborted) {
      const mark = this.#grown.mark();
      const page = await this.readAll({
        limit,
        ...(filter && { filter }),
        ...(after && { after }),
      });
      const moved = page.position !== after;
      after = page.position;
      if (moved) yield page;
      // What was committed since the mark ends the wait at once.
      if (page.end) await this.#grown.waitForGrowth(mark, signal);
    }
  }

  async head(): Promise<Position | undefined> {
    const head = this.#read(() => this.#reader.head());
    return head === 0 ? undefined : toToken(head);
  }

  async close(): Promise<void> {
    if (this.#closing.signal.aborted) return;
    this.#closing.abort();
    this.#grown.close();
    // Close the reader first: the last connection to close folds the write-ahead log into the file,
    // and the reader may not write.
    this.#reader.close();
    await this.#commits?.close();
    await this.writer?.close();
  }

  #writable(): GroupCommit<PreparedAppend> {
    if (!this.#commits) throw new TypeError('this event store was opened for reading only');
    return this.#commits;
  }

  #read<T>(read: () => T): T {
    if (this.#closing.signal.aborted) {
      throw new EventStoreError('closed', 'the event store is closed');
    }
    try {
      return read();
    } catch (error) {
      throw asEventStoreError(error, 'cannot read the event log');
    }
  }
}
