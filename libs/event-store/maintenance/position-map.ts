import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import Database from 'better-sqlite3';
import { OperatorError, type Position } from '#event-sourcing';

/** The same event in two logs. */
interface PositionPair {
  readonly source: Position;
  readonly target: Position;
}

/** The two logs, without what is secret about them. */
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
 * Where each event of the source is in the target, in a file of its own: a copy that was stopped goes on
 * from its end, and checkpoints of consumers are translated with it. It only ever holds what was read
 * back from the target; without it, it is made again from the two logs.
 */
export class PositionMap {
  readonly #db: Database.Database;
  readonly #insert: Database.Statement<[string, string]>;
  #count: number;
  #last: PositionPair | undefined;

  /**
   * Opens or makes the file, for one process at a time.
   * @throws OperatorError MIGRATION_RUNNING when another process has it, MIGRATION_OTHER when it is about
   * other logs
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

  /** Pairs in the order of the log, after all there are. */
  record(pairs: readonly PositionPair[]): void {
    this.#db.transaction(() => {
      for (const { source, target } of pairs) this.#insert.run(source, target);
    })();
    this.#count += pairs.length;
    this.#last = pairs.at(-1) ?? this.#last;
  }

  /**
   * The checkpoint in the target that has seen exactly what this one has seen in the source; undefined
   * for one before the first event.
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

/** By its code: the driver's error class is one per process, and a module may be loaded twice. */
const isBusy = (error: unknown): boolean =>
  typeof error === 'object' &&
  error !== null &&
  'code' in error &&
  String(error.code).startsWith('SQLITE_BUSY');
