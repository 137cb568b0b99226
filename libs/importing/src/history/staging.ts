import { existsSync, rmSync } from 'node:fs';
import Database from 'better-sqlite3';
import { OperatorError } from '#event-sourcing';
import type { ReadRow, RowFaultCode } from './row-reader.js';
import type { NamedUnit } from './units.js';
import type { Cells } from './values.js';

/** A row of a case, or the part of it that happened at one time, before it becomes events. */
export interface StagedRow {
  readonly line: number;
  readonly at: number;
  /** Which of the row's steps happened then: from here (-1: the blow alone) up to `to`. */
  readonly part: number;
  readonly to: number;
  /** The row's own time. */
  readonly rowAt: number;
  readonly rule: number;
  readonly unit: string;
  readonly street: string;
  readonly digest: string;
  readonly cells: Cells;
}

export interface StagedCase {
  readonly id: number;
  readonly name: string;
  readonly firstAt: number;
  readonly rows: number;
}

interface StagedFault {
  readonly line: number;
  readonly case: string;
  readonly code: RowFaultCode;
  readonly detail: string;
}

export interface StagedSummary {
  readonly header: readonly string[];
  readonly rows: number;
  readonly faults: number;
  /** Of one instant, later rows of the file happened first. */
  readonly newestFirst: boolean;
  readonly organisations: readonly NamedUnit[];
}

const SCHEMA = `
  CREATE TABLE summary (json TEXT NOT NULL);
  CREATE TABLE cases (
    id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE,
    first_at INTEGER NOT NULL, first_line INTEGER NOT NULL, rows INTEGER NOT NULL
  );
  CREATE TABLE rows (
    case_id INTEGER NOT NULL, at INTEGER NOT NULL, line INTEGER NOT NULL, part INTEGER NOT NULL,
    until INTEGER NOT NULL, row_at INTEGER NOT NULL, rule INTEGER NOT NULL, unit TEXT NOT NULL,
    street TEXT NOT NULL, digest TEXT NOT NULL, cells TEXT NOT NULL,
    PRIMARY KEY (case_id, at, line, part)
  ) WITHOUT ROWID;
  CREATE TABLE faults (
    line INTEGER PRIMARY KEY, name TEXT NOT NULL, code TEXT NOT NULL, detail TEXT NOT NULL
  );`;

const PAGE = 500;

/**
 * The rows of a file, sorted by case and time on disk, so that a file of any size and order is imported
 * in bounded memory. Removed in the end.
 */
export class Staging {
  readonly #db: Database.Database;
  readonly #insertRow: Database.Statement;
  readonly #upsertCase: Database.Statement;
  readonly #insertFault: Database.Statement;
  readonly #selectRows: Database.Statement;

  /** @throws OperatorError IMPORT_RUNNING when another import of the same file holds it */
  constructor(private readonly file: string) {
    this.#db = openExclusively(file);
    this.#upsertCase = this.#db.prepare(
      `INSERT INTO cases (name, first_at, first_line, rows) VALUES (?, ?, ?, 1)
       ON CONFLICT (name) DO UPDATE SET rows = rows + 1, first_at = min(first_at, excluded.first_at)
       RETURNING id`,
    );
    this.#insertRow = this.#db.prepare('INSERT INTO rows VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)');
    this.#selectRows = this.#db.prepare(
      `SELECT line, at, part, until AS "to", row_at AS rowAt, rule, unit, street, digest, cells
       FROM rows WHERE case_id = ? ORDER BY at, line, part`,
    );
    this.#insertFault = this.#db.prepare('INSERT INTO faults VALUES (?, ?, ?, ?)');
  }

  /** The summary of an earlier run that staged the whole file and was killed later. */
  summary(): StagedSummary | undefined {
    const row = this.#db.prepare('SELECT json FROM summary').get() as { json: string } | undefined;
    return row && (JSON.parse(row.json) as StagedSummary);
  }

  addRow(row: ReadRow): void {
    const { line, at: rowAt, rule, unit, street, digest } = row;
    const cells = JSON.stringify(row.cells);
    const { id } = this.#upsertCase.get(row.case, rowAt, line) as { id: number };
    for (const { at, part, to } of row.parts)
      this.#insertRow.run(id, at, line, part, to, rowAt, rule, unit, street, digest, cells);
  }

  addFault({ line, case: name, code, detail }: StagedFault): void {
    this.#insertFault.run(line, name, code, detail);
  }

  begin(): void {
    this.#db.exec('BEGIN; DELETE FROM rows; DELETE FROM cases; DELETE FROM faults');
  }

  complete(summary: StagedSummary): void {
    this.#db.exec('CREATE INDEX cases_in_order ON cases (first_at, first_line)');
    this.#db.prepare('INSERT INTO summary VALUES (?)').run(JSON.stringify(summary));
    this.#db.exec('COMMIT');
  }

  count(): { cases: number; firstAt: number } {
    return this.#db
      .prepare('SELECT count(*) AS cases, coalesce(min(first_at), 0) AS firstAt FROM cases')
      .get() as { cases: number; firstAt: number };
  }

  /** In the order in which they began. */
  *cases(): Generator<StagedCase> {
    const page = this.#db.prepare(
      `SELECT id, name, first_at AS firstAt, first_line AS firstLine, rows FROM cases
       WHERE (first_at, first_line) > (?, ?) ORDER BY first_at, first_line LIMIT ${PAGE}`,
    );
    let last = { firstAt: Number.MIN_SAFE_INTEGER, firstLine: 0 };
    for (;;) {
      const cases = page.all(last.firstAt, last.firstLine) as (StagedCase & typeof last)[];
      yield* cases;
      const end = cases.at(-1);
      if (!end) return;
      last = end;
    }
  }

  /** By time, then by line. */
  rowsOf({ id }: StagedCase): StagedRow[] {
    const rows = this.#selectRows.all(id) as (Omit<StagedRow, 'cells'> & { cells: string })[];
    return rows.map((row) => ({ ...row, cells: JSON.parse(row.cells) as string[] }));
  }

  *linesOf({ id }: StagedCase): Generator<number> {
    const page = this.#db.prepare(
      `SELECT at, line, part FROM rows WHERE case_id = ? AND (at, line, part) > (?, ?, ?)
         ORDER BY at, line, part LIMIT ${PAGE}`,
    );
    const seen = new Set<number>();
    for (let last = { at: Number.MIN_SAFE_INTEGER, line: 0, part: 0 }; ;) {
      const rows = page.all(id, last.at, last.line, last.part) as (typeof last)[];
      for (const { line } of rows) {
        if (!seen.has(line)) yield line;
        seen.add(line);
      }
      const end = rows.at(-1);
      if (!end) return;
      last = end;
    }
  }

  *faults(): Generator<StagedFault> {
    const page = this.#db.prepare(
      `SELECT line, name AS "case", code, detail FROM faults WHERE line > ? ORDER BY line LIMIT ${PAGE}`,
    );
    for (let line = 0; ;) {
      const faults = page.all(line) as StagedFault[];
      yield* faults;
      const end = faults.at(-1);
      if (!end) return;
      line = end.line;
    }
  }

  /** Closes the file and removes it. */
  remove(): void {
    this.#db.close();
    rmSync(this.file, { force: true });
    rmSync(`${this.file}-journal`, { force: true });
  }
}

function openExclusively(file: string): Database.Database {
  const db = new Database(file, { timeout: 0 });
  try {
    // No fsync: a run that is killed stages again.
    db.pragma('locking_mode = EXCLUSIVE');
    db.pragma('journal_mode = DELETE');
    db.pragma('synchronous = OFF');
    db.pragma('cache_size = -65536');
    db.exec('BEGIN EXCLUSIVE');
    if (db.prepare("SELECT 1 FROM sqlite_master WHERE name = 'rows'").get() === undefined)
      db.exec(SCHEMA);
    db.exec('COMMIT');
    return db;
  } catch (cause) {
    db.close();
    throw openFailure(file, cause);
  }
}

function openFailure(file: string, cause: unknown): unknown {
  const { code = '' } = cause as { code?: string };
  if (code.startsWith('SQLITE_BUSY'))
    return new OperatorError('IMPORT_RUNNING', '同一文件正在由另一个进程导入', { cause });
  if (existsSync(file) && (code === 'SQLITE_NOTADB' || code === 'SQLITE_CORRUPT'))
    return new OperatorError('STAGING_BROKEN', `请删除临时文件 ${file} 后重试`, { cause });
  return cause;
}
