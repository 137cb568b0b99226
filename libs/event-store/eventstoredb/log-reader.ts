import type { Position, RecordedEvent } from '#event-sourcing';
import type { LogPage, ReadAllOptions } from '#event-store';
import type { EventStoreDbClient } from './eventstoredb-client.js';
import { toRecorded, type LoggedEvent } from './eventstoredb-events.js';
import { fromToken, toToken, type LogPosition } from './eventstoredb-tokens.js';
import { LogTail } from './log-tail.js';
import type { OwnStreams } from './own-streams.js';

/** Records read at a time: as many as a page has at first, then more while little matches. */
const LEAST_CHUNK = 32;
const MOST_CHUNK = 4_096;
const GROWTH = 4;
/**
 * Most records scanned for a page, so that a filter that matches nothing still returns checkpoints.
 */
const MOST_SCANNED = 20_000;

/** Reads `$all` and filters here, because the client cannot filter it. */
export class LogReader {
  readonly #tail = new LogTail();

  constructor(
    private readonly client: EventStoreDbClient,
    readonly own: OwnStreams,
  ) {}

  /** Position of the newest record, whoever wrote it. */
  async end(): Promise<Position | undefined> {
    const [last] = await this.client.readLog({ from: 'end', count: 1, backwards: true });
    return last && toToken(last.position);
  }

  /** Position of our newest event; reads only what was written since the last call. */
  async head(): Promise<Position | undefined> {
    const { newest, end: known } = this.#tail;
    let [from, end]: [LogPosition | 'end', Position] = ['end', ''];
    for (let count = LEAST_CHUNK; ; count = Math.min(count * GROWTH, MOST_CHUNK)) {
      const records = await this.client.readLog({ from, count, backwards: true });
      if (from === 'end') end = this.#endOf(records);
      const found = records.find((record) => this.own.isOurs(record));
      if (found) return this.#headAt(toToken(found.position), end);
      const oldest = records.length < count ? undefined : records.at(-1);
      if (!oldest) return this.#headAt(undefined, end);
      from = oldest.position;
      // Everything before this was searched already.
      if (newest && isBetween(from, known, end)) return this.#headAt(newest.own, end);
    }
  }

  async page(options: ReadAllOptions): Promise<LogPage> {
    const { after, limit } = options;
    if (!(Number.isSafeInteger(limit) && limit > 0)) throw new RangeError(`bad limit: ${limit}`);
    if (after !== undefined) fromToken(after);
    const scan = new Scan(this.own, options, this.#tail.skip(after ?? ''));
    let count = Math.max(limit + 1, LEAST_CHUNK);
    while (!scan.full) {
      const records = await this.client.readLog({ from: scan.from, count });
      scan.take(records);
      if (records.length < count) return this.#pageOf(scan, !scan.full);
      count = scan.next(count);
    }
    return this.#pageOf(scan, false);
  }

  /** One of our events is known to be in the log. */
  noteSeen(own: Position): void {
    this.#tail.quiet(own, own, true);
  }

  #pageOf(scan: Scan, end: boolean): LogPage {
    const { from, to, own } = scan.quiet;
    this.#tail.quiet(from, to, own);
    return scan.page(end);
  }

  #endOf([newest]: readonly LoggedEvent[]): Position {
    const end = newest ? toToken(newest.position) : '';
    // The log was restored to an earlier state.
    if (end < this.#tail.end) this.#tail.forget();
    return end;
  }

  #headAt(own: Position | undefined, end: Position): Position | undefined {
    this.#tail.quiet(own ?? '', end, own !== undefined);
    return own;
  }
}

const isBetween = (from: LogPosition, known: Position, end: Position): boolean =>
  toToken(from) <= known && known <= end;

/** A page while it is being filled. */
class Scan {
  readonly #events: RecordedEvent[] = [];
  /** The last record read, and the last of our events. */
  #scanned: Position | undefined;
  #considered: Position | undefined;
  #count = 0;

  /** @param from at or after the options' `after`, with none of our events in between */
  constructor(
    private readonly own: OwnStreams,
    private readonly options: ReadAllOptions,
    from: Position,
  ) {
    this.#scanned = from === '' ? undefined : from;
    this.#considered = options.after;
  }

  get from() {
    return this.#scanned === undefined ? ('start' as const) : fromToken(this.#scanned);
  }

  get full(): boolean {
    return this.#events.length === this.options.limit || this.#count >= MOST_SCANNED;
  }

  /**
   * How many records to read next: as many as will probably fill the page. What is read beyond its
   * end is thrown away and read again for the next page.
   */
  next(last: number): number {
    const { length } = this.#events;
    const missing = this.options.limit - length;
    const probably = length > 0 ? Math.ceil((missing * this.#count) / length) : last * GROWTH;
    return Math.max(LEAST_CHUNK, Math.min(probably, last * GROWTH, MOST_CHUNK)) + 1;
  }

  /** The stretch without our events at the end of what was read. */
  get quiet(): { from: Position; to: Position; own: boolean } {
    const from = this.#considered ?? '';
    return { from, to: this.#scanned ?? '', own: this.#considered !== this.options.after };
  }

  /** Forward reads begin with the record at the position itself, which was taken before. */
  take(records: readonly LoggedEvent[]): void {
    const before = this.#scanned ?? '';
    for (const record of records) {
      const position = toToken(record.position);
      if (position <= before) continue;
      if (this.#events.length === this.options.limit) return;
      this.#scanned = position;
      this.#count += 1;
      if (!this.own.isOurs(record)) continue;
      this.#considered = position;
      if (this.own.isWanted(record, this.options.filter)) this.#events.push(toRecorded(record));
    }
  }

  /** At the end of the log the page ends at its newest event; before it, anywhere. */
  page(end: boolean): LogPage {
    const position = end ? this.#considered : this.#scanned;
    return { events: this.#events, position, end };
  }
}
