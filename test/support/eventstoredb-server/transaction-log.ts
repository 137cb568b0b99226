import {
  isSoftDeleted,
  leftOf,
  metadataStreamOf,
  settingsIn,
  type StreamSettings,
} from './settings.js';

/** An event as it is offered to the log. */
export interface Proposed {
  readonly id: string;
  readonly type: string;
  readonly isJson: boolean;
  readonly data: Uint8Array;
  readonly metadata: Uint8Array;
}

/** An event of the log. Its place is both its commit and its prepare position. */
export interface LogRecord extends Proposed {
  readonly place: bigint;
  readonly stream: string;
  readonly revision: number;
  readonly created: Date;
}

export type Expected = number | 'no-stream' | 'any' | 'stream-exists';

export type Written =
  | { readonly result: 'written'; readonly revision: number; readonly last: LogRecord | undefined }
  | { readonly result: 'wrong-revision'; readonly actual: number }
  | { readonly result: 'deleted' };

interface Stream {
  readonly records: LogRecord[];
  deleted: boolean;
}

const nothing = new Uint8Array();

/**
 * What an EventStoreDB keeps on disk, and how it decides about an append (`IndexWriter.CheckCommit`
 * of 22.10 and 23.10): idempotent by event ids at the expected revision, otherwise by what is still
 * in memory. Survives {@link TransactionLog.forget}, which is what a restart loses.
 */
export class TransactionLog {
  readonly records: LogRecord[] = [];
  readonly #streams = new Map<string, Stream>();
  readonly #listeners = new Set<(record: LogRecord) => void>();
  #inMemory = new Map<string, LogRecord>();
  /** Where the next record goes: as in the real log, bytes from the start, not a count. */
  #end = 0n;

  constructor() {
    const own = (type: string) =>
      ({ id: crypto.randomUUID(), type, isJson: true, data: nothing, metadata: nothing }) as const;
    this.append('$users', 'no-stream', [own('$UsersInitialized'), own('$User')]);
    this.append('$$$stats', 'no-stream', [own('$metadata')]);
  }

  /** One past the last record: a position of the log, though nothing lies there yet. */
  get end(): bigint {
    return this.#end;
  }

  /** Records of a stream that are left to be read; undefined where it reads as missing. */
  stream(name: string): readonly LogRecord[] | 'deleted' | undefined {
    const stream = this.#streams.get(name);
    // What is set for a stream is deleted with it.
    const of = name.startsWith('$$') ? this.#streams.get(name.slice(2)) : stream;
    if (of?.deleted) return 'deleted';
    if (this.#isSoftDeleted(name)) return undefined;
    return stream && leftOf(stream.records, this.#settings(name));
  }

  append(name: string, expected: Expected, events: readonly Proposed[]): Written {
    const stream = this.#streams.get(name) ?? { records: [], deleted: false };
    if (stream.deleted) return { result: 'deleted' };
    const before = this.#before(stream, expected, events);
    if (before === 'conflict' && !(expected === 'no-stream' && this.#isSoftDeleted(name)))
      return { result: 'wrong-revision', actual: stream.records.length - 1 };
    if (before && before !== 'conflict') return asWritten(before);
    this.#reopen(name, stream);
    return asWritten(this.#writeAll(name, stream, events));
  }

  /** A deleted stream goes on where it ended, and what was before stays gone. */
  #reopen(name: string, { records }: Stream): void {
    if (this.#isSoftDeleted(name)) this.set(name, { $tb: records.length });
  }

  /** What an operator sets for a stream. */
  set(name: string, settings: StreamSettings): void {
    const data = Buffer.from(JSON.stringify(settings));
    const event = { id: crypto.randomUUID(), type: '$metadata', isJson: true, metadata: nothing };
    this.append(metadataStreamOf(name), 'any', [{ ...event, data }]);
  }

  #isSoftDeleted(name: string): boolean {
    return isSoftDeleted(this.#settings(name));
  }

  #settings(name: string): StreamSettings {
    if (name.startsWith('$')) return {};
    return settingsIn(this.#streams.get(metadataStreamOf(name))?.records);
  }

  /** Writes a record of an earlier process again: in the same order each gets the same place. */
  restore(record: Omit<LogRecord, 'place'>): void {
    const stream = this.#streams.get(record.stream) ?? { records: [], deleted: false };
    this.#streams.set(record.stream, stream);
    this.#write(record.stream, stream, record, record.created);
  }

  tombstone(name: string): void {
    const stream = this.#streams.get(name);
    if (stream) stream.deleted = true;
  }

  /**
   * Index of the first record at or after a place; undefined for a place inside a record. Inside the
   * newest it is taken for the end.
   */
  indexAt(place: bigint): number | undefined {
    let low = 0;
    let high = this.records.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.records[middle]?.place ?? 0n) < place) low = middle + 1;
      else high = middle;
    }
    const there = this.records[low];
    return !there || there.place === place ? low : undefined;
  }

  /** Told of every record from now on; returns what ends it. */
  onRecord(listener: (record: LogRecord) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** What a killed process loses: the ids it had in memory, and who was listening. */
  forget(): void {
    this.#inMemory = new Map();
    this.#listeners.clear();
  }

  /** The record these events ended with when they were written before; undefined to write them. */
  #before(
    stream: Stream,
    expected: Expected,
    events: readonly Proposed[],
  ): LogRecord | 'conflict' | undefined {
    const newest = stream.records.length - 1;
    if (expected === 'stream-exists' && newest < 0) return 'conflict';
    if (expected === 'any' || expected === 'stream-exists') return this.#remembered(stream, events);
    const at = expected === 'no-stream' ? -1 : expected;
    return at === newest ? undefined : repeatedAt(stream, at, events);
  }

  #remembered(stream: Stream, events: readonly Proposed[]): LogRecord | 'conflict' | undefined {
    const known = events.map(({ id }) => this.#inMemory.get(id));
    const mine = known.map((record) => record && stream.records.includes(record));
    if (!mine[0]) return undefined;
    return mine.every(Boolean) ? known.at(-1) : 'conflict';
  }

  #writeAll(name: string, stream: Stream, events: readonly Proposed[]): LogRecord | undefined {
    if (events.length === 0) return undefined;
    this.#streams.set(name, stream);
    for (const event of events) this.#write(name, stream, event);
    return stream.records.at(-1);
  }

  #write(name: string, stream: Stream, event: Proposed, created = new Date()): void {
    const record: LogRecord = {
      ...event,
      place: this.#end,
      stream: name,
      revision: stream.records.length,
      created,
    };
    this.#end += BigInt(150 + name.length + event.data.length + event.metadata.length);
    stream.records.push(record);
    this.records.push(record);
    this.#inMemory.set(event.id, record);
    for (const listener of this.#listeners) listener(record);
  }
}

function asWritten(last: LogRecord | undefined): Written {
  return { result: 'written', revision: last?.revision ?? 0, last };
}

function repeatedAt(
  { records }: Stream,
  at: number,
  events: readonly Proposed[],
): LogRecord | 'conflict' {
  const there = records.slice(at + 1, at + 1 + events.length);
  const same = at < records.length && events.every(({ id }, i) => there[i]?.id === id);
  return (same && there.at(-1)) || 'conflict';
}
