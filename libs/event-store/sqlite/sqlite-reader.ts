import type { RecordedEvent } from '#event-sourcing';
import type { EventFilter, LogPage, ReadAllOptions, StreamRead } from '#event-store';
import type { Database, Statement } from 'better-sqlite3';
import { fromToken, toToken } from '../src/numbered-position.js';
import { type EventRow, toRecorded } from '../src/recorded-rows.js';
import { refuseUnlessWhole } from '../src/whole-stream.js';
import { fromBlob } from '../src/uuid-bytes.js';
import { openForReading } from './sqlite-schema.js';
import { prepareReadStreams } from './read-streams.js';

type Row = EventRow<Buffer>;

const COLUMNS =
  'e.position, s.name, e.revision, e.id, e.type, e.version, e.data, e.metadata, e.recorded_at';
/** CROSS JOIN fixes the order of the loops: events by position, then the name of each stream. */
const FROM = 'FROM events e CROSS JOIN streams s ON s.no = e.stream';
/**
 * Most rows scanned for a page (about 10 ms): a filter that matches nothing must not block the
 * event loop for a whole log.
 */
const MOST_SCANNED = 20_000;

/** Reads the log on a connection of its own, which sees every commit at once and blocks nobody. */
export class SqliteReader {
  readonly #db: Database;
  readonly #head: Statement<[], number | null>;
  readonly #dataVersion: Statement<[], number>;
  readonly #stream: Statement<[string, number], Row>;
  readonly #streams: (streams: readonly string[]) => readonly StreamRead[];
  readonly #pages = new Map<string, Statement<unknown[], Row>>();

  constructor(file: string) {
    this.#db = openForReading(file);
    this.#head = this.#db.prepare<[], number | null>('SELECT MAX(position) FROM events').pluck();
    this.#dataVersion = this.#db.prepare<[], number>('PRAGMA data_version').pluck();
    this.#stream = this.#db
      .prepare<[string, number], Row>(
        `SELECT ${COLUMNS} FROM streams s CROSS JOIN events e ON e.stream = s.no
         WHERE s.name = ? AND e.revision >= ? ORDER BY e.revision`,
      )
      .raw();
    this.#streams = prepareReadStreams(this.#db);
  }

  /** Position of the newest event, 0 on an empty log. */
  head(): number {
    return this.#head.get() ?? 0;
  }

  /** A number that changes whenever any connection of any process commits. Takes microseconds. */
  dataVersion(): number {
    return this.#dataVersion.get() ?? 0;
  }

  /** @throws EventStoreError `damaged` where rows are missing */
  readStream(stream: string, fromRevision: number): RecordedEvent[] {
    const events = toRecorded(this.#stream.all(stream, fromRevision), fromBlob);
    refuseUnlessWhole(stream, fromRevision, events);
    return events;
  }

  readStreams(streams: readonly string[]): readonly StreamRead[] {
    return this.#streams(streams);
  }

  /**
   * A page of the log. Positions are assigned under the one write lock and become visible with
   * their transaction, so they grow in the order of commits: a reader that has reached the head can
   * never miss an earlier position that appears later.
   */
  readAll({ after, limit, filter }: ReadAllOptions): LogPage {
    if (!(Number.isSafeInteger(limit) && limit > 0)) throw new RangeError(`bad limit: ${limit}`);
    const from = after === undefined ? 0 : fromToken(after);
    const head = this.head();
    if (head <= from) return { events: [], position: after, end: true };
    const to = filter ? Math.min(head, from + Math.max(limit, MOST_SCANNED)) : head;
    const rows = this.#page(filter).all(from, to, ...values(filter), limit);
    // A full page may end before the scanned range does.
    const last = rows[limit - 1]?.[0] ?? to;
    return { events: toRecorded(rows, fromBlob), position: toToken(last), end: last >= head };
  }

  close(): void {
    this.#db.close();
  }

  #page(filter: EventFilter | undefined): Statement<unknown[], Row> {
    const where = conditions(filter);
    const known = this.#pages.get(where);
    if (known) return known;
    const sql = `SELECT ${COLUMNS} ${FROM} WHERE e.position > ? AND e.position <= ?${where}
      ORDER BY e.position LIMIT ?`;
    const statement = this.#db.prepare<unknown[], Row>(sql).raw();
    this.#pages.set(where, statement);
    return statement;
  }
}

/** An empty list matches nothing, and the position advances all the same. */
function conditions({ streamPrefixes, types }: EventFilter = {}): string {
  const prefixes = streamPrefixes?.map(() => 'substr(s.name, 1, length(?)) = ?').join(' OR ');
  const ofTypes = types && ` AND e.type IN (${types.map(() => '?').join(', ')})`;
  const ofStreams = prefixes === undefined ? '' : ` AND (${prefixes || 'FALSE'})`;
  return ofStreams + (ofTypes ?? '');
}

function values({ streamPrefixes = [], types = [] }: EventFilter = {}): string[] {
  return [...streamPrefixes.flatMap((prefix) => [prefix, prefix]), ...types];
}
