import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import Database from 'better-sqlite3';
import { OperatorError, type Position } from '#event-sourcing';

/** The same event in two logs. */
interface PositionPair {
  readonly source: Position;
  readonly target: Position;
}

/** The two logs, without user names and passwords. */
export interface Route {
  readonly from: string;
  readonly to: string;
}

const DDL = `
  CREATE TABLE IF NOT EXISTS route (source TEXT NOT NULL, target TEXT NOT NULL) STRICT;
  CREATE TABLE IF NOT EXISTS positions (
    source TEXT PRIMARY KEY,
    target TEXT NOT NULL
  ) STRICT, WITHOUT ROWID;
`;

/**
 * Positions of the source's events in the target, kept in a file: an interrupted copy continues
 * from its end, and consumers' checkpoints are translated with it. It holds only positions read
 * back from the target; if lost, it is made again from the two logs.
 */
export class PositionMap {
  readonly #db: Database.Database;
  readonly #insert: Database.Statement<[string, string]>;
  #count: number;
  #last: PositionPair | undefined;

  /**
   * Opens or makes the file, for one process at a time.
   * @throws OperatorError MIGRATION_RUNNING when another process has it, MIGRATION_OTHER when it
   * belongs to other logs
   */
  constructor(file: string, route: Route) {
    mkdirSync(dirname(file), { recursive: true });
    this.#db = new Database(file, { timeout: 0 });
    try {
      this.#db.pragma('locking_mode = EXCLUSIVE');
      this.#db.exec(`BEGIN EXCLUSIVE; ${DDL} COMMIT`);
      this.#db.pragma('journal_mode = WAL');
      this.#checkRoute(file, route);
    } catch (error) {
      this.#db.close();
      throw isBusy(error)
        ? new OperatorError('MIGRATION_RUNNING', '同一迁移正在另一进程中运行')
        : error;
    }
    this.#insert = this.#db.prepare('INSERT INTO positions VALUES (?, ?)');
    this.#count = this.#db.prepare<[], number>('SELECT count(*) FROM positions').pluck().get() ?? 0;
    this.#last = this.#db
      .prepare<[], PositionPair>('SELECT * FROM positions ORDER BY source DESC LIMIT 1')
      .get();
  }

  /** Events known to be on both sides. */
  get count(): number {
    return this.#count;
  }

  get last(): PositionPair | undefined {
    return this.#last;
  }

  /** Adds pairs in the order of the log. */
  record(pairs: readonly PositionPair[]): void {
    this.#db.transaction(() => {
      for (const { source, target } of pairs) this.#insert.run(source, target);
    })();
    this.#count += pairs.length;
    this.#last = pairs.at(-1) ?? this.#last;
  }

  /**
   * The checkpoint in the target that has seen exactly what this one has seen in the source;
   * undefined if that is no event yet.
   */
  translate(source: Position): Position | undefined {
    const sql = 'SELECT target FROM positions WHERE source <= ? ORDER BY source DESC LIMIT 1';
    return this.#db.prepare<[string], string>(sql).pluck().get(source);
  }

  /** All pairs in the order of the log. */
  pairs(): IterableIterator<PositionPair> {
    return this.#db.prepare<[], PositionPair>('SELECT * FROM positions ORDER BY source').iterate();
  }

  close(): void {
    this.#db.close();
  }

  #checkRoute(file: string, { from, to }: Route): void {
    const known = this.#db.prepare<[], PositionPair>('SELECT * FROM route').get();
    if (!known) this.#db.prepare('INSERT INTO route VALUES (?, ?)').run(from, to);
    else if (known.source !== from || known.target !== to)
      throw new OperatorError('MIGRATION_OTHER', `${file} 属于 ${known.source} → ${known.target}`);
  }
}

/** By code: a module, and so the driver's error class, may be loaded twice. */
const isBusy = (error: unknown): boolean =>
  typeof error === 'object' &&
  error !== null &&
  'code' in error &&
  String(error.code).startsWith('SQLITE_BUSY');
