import { statSync } from 'node:fs';
import { BroadcastChannel } from 'node:worker_threads';
import { EventStoreError } from '#event-store';
import type { Database, Statement } from 'better-sqlite3';
import { NO_STREAM, type PreparedAppend, type PreparedEvent } from '../src/prepared-append.js';
import type { CommitOutcome } from './sqlite-append.js';
import { asEventStoreError, sqliteCode } from './sqlite-error.js';
import { channelName, openForWriting } from './sqlite-schema.js';

interface StreamHead {
  readonly no: number;
  readonly revision: number;
}

interface Written {
  readonly position: number;
  readonly stream: number;
  readonly revision: number;
}

/** Most rows of one INSERT: nearly every command fits, and fewer statements cost less. */
const MOST_ROWS = 8;
/** Heads of recently written streams; about 10 MB when full. */
const MOST_CACHED_HEADS = 50_000;

/** A UUID in text as the 16 bytes that are stored: its index takes half the space of the text. */
const ID = `unhex(?, '-')`;

const addEvents = (db: Database, rows: number): Statement<[readonly unknown[]]> =>
  db.prepare(
    `INSERT INTO events (stream, revision, id, type, version, data, metadata, recorded_at)
     VALUES ${Array(rows).fill(`(?, ?, ${ID}, ?, ?, ?, ?, ?)`).join(', ')}`,
  );

const statements = (db: Database) => ({
  begin: db.prepare('BEGIN IMMEDIATE'),
  commit: db.prepare('COMMIT'),
  dataVersion: db.prepare<[], number>('PRAGMA data_version').pluck(),
  findHead: db.prepare<[string], StreamHead>(
    `SELECT no, (SELECT MAX(revision) FROM events WHERE stream = no) AS revision
     FROM streams WHERE name = ?`,
  ),
  findEvent: db.prepare<[string], Written>(
    `SELECT position, stream, revision FROM events WHERE id = ${ID}`,
  ),
  addStream: db.prepare<[string]>('INSERT INTO streams (name) VALUES (?) ON CONFLICT DO NOTHING'),
  /** Index i adds i + 1 events. */
  addEvents: Array.from({ length: MOST_ROWS }, (_, i) => addEvents(db, i + 1)),
  removeEvents: db.prepare<[number, number]>(
    'DELETE FROM events WHERE stream = ? AND revision > ?',
  ),
  removeStream: db.prepare<[number]>('DELETE FROM streams WHERE no = ?'),
});

/**
 * The only writer of the log in this process. One call of {@link SqliteCommitter.commit} is one
 * transaction and one fsync for a whole batch. A failed append leaves no trace and the others
 * stand: everything that can be checked is checked before writing, and the remaining failure (an
 * event id in use) is undone by hand, which saves a savepoint in the common case.
 */
export class SqliteCommitter {
  readonly #db: Database;
  readonly #sql: ReturnType<typeof statements>;
  readonly #channel: BroadcastChannel;
  readonly #heads = new Map<string, StreamHead>();
  #dataVersion = -1;

  readonly #inode: number;

  constructor(private readonly file: string) {
    this.#db = openForWriting(file);
    this.#inode = statSync(file).ino;
    this.#sql = statements(this.#db);
    this.#channel = new BroadcastChannel(channelName(file));
    this.#channel.unref();
  }

  /**
   * Writes the batch durably and returns the outcome of each append, in order. Wakes the
   * subscriptions of every thread of this process.
   * @throws EventStoreError when the whole transaction failed: then nothing was written
   */
  commit(batch: readonly PreparedAppend[]): CommitOutcome[] {
    try {
      this.#refuseUnlessInPlace();
      this.#sql.begin.run();
      this.#forgetWhatOthersChanged();
      const now = Date.now();
      const outcomes = batch.map((append) => this.#append(append, now));
      this.#sql.commit.run();
      this.#channel.postMessage(null);
      return outcomes;
    } catch (error) {
      this.#heads.clear();
      if (this.#db.inTransaction) this.#db.exec('ROLLBACK');
      throw asEventStoreError(error, 'cannot write to the event log');
    }
  }

  close(): void {
    this.#channel.close();
    this.#db.close();
  }

  /**
   * A file that was removed, or moved away with its folder, can still be written: what is written there
   * is found by nobody again.
   */
  #refuseUnlessInPlace(): void {
    const now = statSync(this.file, { throwIfNoEntry: false })?.ino;
    if (now === this.#inode) return;
    const found = now === undefined ? 'is not there any more' : 'was replaced by another';
    throw new EventStoreError('unavailable', `the file ${this.file} ${found}`);
  }

  /** Another process may write between two of our batches; during a batch our lock keeps it out. */
  #forgetWhatOthersChanged(): void {
    const version = this.#sql.dataVersion.get() ?? -1;
    if (version !== this.#dataVersion) this.#heads.clear();
    this.#dataVersion = version;
  }

  #append(append: PreparedAppend, now: number): CommitOutcome {
    const head = this.#heads.get(append.stream) ?? this.#findOrBegin(append);
    return head?.revision === append.expected
      ? this.#insert(append, head.no, now)
      : this.#repeatOrConflict(append, head);
  }

  /** A stream that is to be new is begun without being looked for. */
  #findOrBegin({ stream, expected }: PreparedAppend): StreamHead | undefined {
    const begun = expected === NO_STREAM ? this.#begin(stream) : undefined;
    return begun ?? this.#sql.findHead.get(stream);
  }

  /** Undefined if the stream exists already. */
  #begin(stream: string): StreamHead | undefined {
    const { changes, lastInsertRowid } = this.#sql.addStream.run(stream);
    return changes === 0 ? undefined : { no: Number(lastInsertRowid), revision: NO_STREAM };
  }

  #insert(append: PreparedAppend, no: number, now: number): CommitOutcome {
    const { stream, expected, events } = append;
    let position = 0;
    for (let from = 0; from < events.length; from += MOST_ROWS) {
      const at = { no, revision: expected + 1 + from };
      const written = this.#insertEvents(events.slice(from, from + MOST_ROWS), at, now);
      if (written === undefined) return this.#undo(append, no);
      position = written;
    }
    const revision = expected + events.length;
    this.#remember(stream, { no, revision });
    return { outcome: 'appended', revision, position, deduplicated: false };
  }

  /** The position of the last, or undefined (and nothing written) when an id is taken. */
  #insertEvents(
    events: readonly PreparedEvent[],
    { no, revision }: StreamHead,
    now: number,
  ): number | undefined {
    const values: unknown[] = [];
    events.forEach(({ id, type, version, data, metadata }, i) => {
      values.push(no, revision + i, id, type, version, data, metadata, now);
    });
    try {
      return Number(this.#sql.addEvents[events.length - 1]?.run(values).lastInsertRowid);
    } catch (error) {
      if (sqliteCode(error) !== 'SQLITE_CONSTRAINT_UNIQUE') throw error;
      return undefined;
    }
  }

  #undo(append: PreparedAppend, no: number): CommitOutcome {
    this.#sql.removeEvents.run(no, append.expected);
    if (append.expected === NO_STREAM) this.#sql.removeStream.run(no);
    return idReused(append);
  }

  /**
   * The stream has another revision: either these very events were written before, or other events
   * were.
   */
  #repeatOrConflict(append: PreparedAppend, head: StreamHead | undefined): CommitOutcome {
    const found = append.events.map((event) => this.#sql.findEvent.get(event.id));
    if (found.every((written) => written === undefined)) {
      return { outcome: 'conflict', actual: head?.revision ?? NO_STREAM };
    }
    const last = found.at(-1);
    const same = found.every(
      (w, i) => w?.stream === head?.no && w?.revision === append.expected + 1 + i,
    );
    if (!same || last === undefined) return idReused(append);
    const { revision, position } = last;
    return { outcome: 'appended', revision, position, deduplicated: true };
  }

  #remember(stream: string, head: StreamHead): void {
    if (this.#heads.size >= MOST_CACHED_HEADS && !this.#heads.has(stream)) {
      for (const oldest of this.#heads.keys()) {
        this.#heads.delete(oldest);
        break;
      }
    }
    this.#heads.set(stream, head);
  }
}

function idReused(append: PreparedAppend): CommitOutcome {
  const message = `an event id of this append to ${append.stream} was used elsewhere before`;
  return { outcome: 'failed', failure: 'event-id-reused', message };
}
