import type { Position, RecordedEvent } from '#event-sourcing';
import type { LogPage, ReadAllOptions } from '#event-store';
import type { EventStoreDbClient } from './eventstoredb-client.js';
import { isOurs, matches, toRecorded, type LoggedEvent } from './eventstoredb-events.js';
import { fromToken, toToken } from './eventstoredb-tokens.js';

/** Records asked for at a time, at least. */
const CHUNK = 500;
/** A filter that matches nothing must come back with a checkpoint now and then. */
const MOST_SCANNED = 20_000;
/** Records read backwards at a time to find the newest that is not the server's own. */
const TAIL = 32;

/** Reads `$all`, which the client cannot filter: what does not match is left out here. */
export class LogReader {
  constructor(private readonly client: EventStoreDbClient) {}

  /** Position of the newest record, whoever wrote it. */
  async end(): Promise<Position | undefined> {
    const [last] = await this.client.readLog({ from: 'end', count: 1, backwards: true });
    return last && toToken(last.position);
  }

  /** Position of the newest event that is not the server's own. */
  async head(): Promise<Position | undefined> {
    let from: LoggedEvent['position'] | 'end' = 'end';
    for (;;) {
      const records = await this.client.readLog({ from, count: TAIL, backwards: true });
      const newest = records.find(isOurs);
      if (newest) return toToken(newest.position);
      const oldest = records.at(-1);
      if (!oldest || records.length < TAIL) return undefined;
      from = oldest.position;
    }
  }

  async page({ after, limit, filter }: ReadAllOptions): Promise<LogPage> {
    if (!(Number.isSafeInteger(limit) && limit > 0)) throw new RangeError(`bad limit: ${limit}`);
    const scan = new Scan({ limit, ...(after && { after }), ...(filter && { filter }) });
    while (!scan.full) {
      const count = Math.max(limit + 1, CHUNK);
      const records = await this.client.readLog({ from: scan.from, count });
      scan.take(records);
      if (records.length < count) return scan.page(!scan.full);
    }
    return scan.page(false);
  }
}

/** A page in the making. */
class Scan {
  readonly #events: RecordedEvent[] = [];
  readonly #options: ReadAllOptions;
  /** The last record looked at, and the last of them that is not the server's own. */
  #scanned: Position | undefined;
  #considered: Position | undefined;
  #count = 0;

  constructor(options: ReadAllOptions) {
    this.#options = options;
    this.#scanned = this.#considered = options.after;
    if (options.after !== undefined) fromToken(options.after);
  }

  get from() {
    return this.#scanned === undefined ? ('start' as const) : fromToken(this.#scanned);
  }

  get full(): boolean {
    return this.#events.length === this.#options.limit || this.#count >= MOST_SCANNED;
  }

  /** Reading forwards begins with the record at the position itself, which was taken before. */
  take(records: readonly LoggedEvent[]): void {
    const before = this.#scanned ?? '';
    for (const record of records) {
      const position = toToken(record.position);
      if (position <= before) continue;
      if (this.#events.length === this.#options.limit) return;
      this.#scanned = position;
      this.#count += 1;
      if (!isOurs(record)) continue;
      this.#considered = position;
      if (matches(record, this.#options.filter)) this.#events.push(toRecorded(record));
    }
  }

  /** At the end of the log the page stops at its newest event; before it, anywhere. */
  page(end: boolean): LogPage {
    const position = end ? this.#considered : this.#scanned;
    return { events: this.#events, position, end };
  }
}
