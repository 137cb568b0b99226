import type { RecordedEvent } from '#event-sourcing';
import type { EventFilter, LogPage, ReadAllOptions, StreamRead } from '#event-store';
import { fromToken, toToken } from '../src/numbered-position.js';
import { type EventRow, toRecorded } from '../src/recorded-rows.js';
import { refuseUnlessWhole } from '../src/whole-stream.js';
import type { LogNames } from './postgres-names.js';
import type { PostgresPool } from './postgres-pool.js';
import { readStreams } from './read-streams.js';

const asIs = (id: string): string => id;

/** An event, then the head of the log; where nothing matches, one row with the head alone. */
type PageRow = EventRow | [null, ...unknown[]];
const HEAD = 9;
const isEvent = (row: PageRow): row is EventRow => row[0] !== null;

const COLUMNS = `position, stream, revision, id, type, version, data, metadata,
  (extract(epoch FROM recorded_at) * 1000)::bigint`;
/** Most rows scanned for a page, so that a filter that matches little is still answered quickly. */
const MOST_SCANNED = 20_000;

/** Reads the log. Every statement sees everything committed before it. */
export class PostgresReader {
  readonly #head: string;
  readonly #stream: string;
  readonly #page: string;

  constructor(
    private readonly readers: PostgresPool,
    private readonly names: LogNames,
  ) {
    const { schema } = names;
    this.#head = `SELECT coalesce(max(position), 0) FROM ${schema}.events`;
    this.#stream = `SELECT ${COLUMNS} FROM ${schema}.events
      WHERE stream = $1 AND revision >= $2 ORDER BY revision`;
    // One statement, so a page costs one round trip. An empty list matches nothing, and the position
    // advances all the same.
    this.#page = `SELECT e.*, h.head FROM (${this.#head}) h (head) LEFT JOIN (
        SELECT ${COLUMNS} FROM ${schema}.events
        WHERE position > $1 AND position <= $2
          AND ($3::text[] IS NULL OR stream ^@ ANY ($3::text[]))
          AND ($4::text[] IS NULL OR type = ANY ($4::text[]))
        ORDER BY position LIMIT $5
      ) e ON true ORDER BY e.position`;
  }

  /** Position of the newest event, 0 on an empty log. */
  async head(): Promise<number> {
    const rows = await this.readers.read<[number]>({ name: 'head', text: this.#head });
    return rows[0]?.[0] ?? 0;
  }

  /** @throws EventStoreError `damaged` where rows are missing */
  async readStream(stream: string, fromRevision: number): Promise<RecordedEvent[]> {
    const values = [stream, fromRevision];
    const rows = await this.readers.read<EventRow>({ name: 'stream', text: this.#stream, values });
    const events = toRecorded(rows, asIs);
    refuseUnlessWhole(stream, fromRevision, events);
    return events;
  }

  readStreams(streams: readonly string[]): Promise<readonly StreamRead[]> {
    return readStreams(this.readers, this.names, streams);
  }

  /**
   * A page of the log up to its present head. A reader that has reached a head can never miss an
   * earlier position that appears later: see {@link openPostgresEventStore}.
   */
  async readAll({ after, limit, filter }: ReadAllOptions): Promise<LogPage> {
    if (!(Number.isSafeInteger(limit) && limit > 0)) throw new RangeError(`bad limit: ${limit}`);
    const from = after === undefined ? 0 : fromToken(after);
    const most = mostScanned(from, limit, filter);
    const rows = await this.#scan([from, most], limit, filter);
    const head = Number(rows[0]?.[HEAD]);
    if (head <= from) return { events: [], position: after, end: true };
    const events = toRecorded(rows.filter(isEvent), asIs);
    // A full page may end before the scanned range does.
    const last = rows[limit - 1]?.[0] ?? Math.min(head, most);
    return { events, position: toToken(last), end: last >= head };
  }

  #scan(range: [number, number], limit: number, filter: EventFilter = {}): Promise<PageRow[]> {
    const { streamPrefixes = null, types = null } = filter;
    const values = [...range, streamPrefixes, types, limit];
    return this.readers.read<PageRow>({ name: 'page', text: this.#page, values });
  }
}

/** The last position to look at. */
const mostScanned = (from: number, limit: number, filter: EventFilter | undefined): number =>
  filter ? from + Math.max(limit, MOST_SCANNED) : Number.MAX_SAFE_INTEGER;
