import { createWriteStream, mkdirSync, writeFileSync, type WriteStream } from 'node:fs';
import { join } from 'node:path';
import { finished } from 'node:stream/promises';
import { spreadsheetSafe } from '#event-sourcing';

const quoted = (text: string): string =>
  /[",;\t\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;

/** A text as a cell of a report, which a spreadsheet shows and does not run as a formula. */
const csvCell = (text: string): string => quoted(spreadsheetSafe(text));

/** A line of a report. */
export const csvLine = (cells: readonly (string | number)[]): string =>
  `${cells.map((cell) => (typeof cell === 'number' ? String(cell) : csvCell(cell))).join(',')}\n`;

/** Figures of an import. Every row read is in just one of mapped, unmapped, duplicates, outOfOrder, unreadable. */
interface ImportFigures {
  rowsRead: number;
  /** Rows with a meaning, also where they changed nothing or were refused. */
  mapped: number;
  unmapped: number;
  /** Of the mapped: a step was not possible. */
  refused: number;
  duplicates: number;
  outOfOrder: number;
  /** Without a case, with an impossible or future time, a wrong number of cells, or unusable characters. */
  unreadable: number;
  cases: number;
  eventsWritten: number;
  eventsAlreadyThere: number;
}

const noFigures = (): ImportFigures => ({
  rowsRead: 0,
  mapped: 0,
  unmapped: 0,
  refused: 0,
  duplicates: 0,
  outOfOrder: 0,
  unreadable: 0,
  cases: 0,
  eventsWritten: 0,
  eventsAlreadyThere: 0,
});

/** A row that did not (wholly) become events, and why. */
interface ListedRow {
  readonly line: number;
  readonly case: string;
  readonly code: string;
  readonly reason: string;
}

/** Rows that were left out for one reason. */
export interface ReasonOfRows {
  readonly code: string;
  readonly reason: string;
  readonly rows: number;
  /** The first of them. */
  readonly lines: readonly number[];
}

export interface ImportReport extends Readonly<ImportFigures> {
  readonly source: string;
  readonly file: string;
  readonly startedAt: string;
  readonly seconds: number;
  readonly byCode: Readonly<Record<string, number>>;
  /** As `byCode`, in words and with lines; the most frequent first. */
  readonly reasons: readonly ReasonOfRows[];
  /** Rows by the activity that no step takes. */
  readonly unmappedActivities: Readonly<Record<string, number>>;
  readonly reportFile: string;
  readonly rejectedFile: string;
}

const MOST_ACTIVITIES = 200;

const MOST_REASONS = 200;
const MOST_LINES = 5;
const OTHER_REASONS = '其余原因';

/** Collects why rows were left out, in bounded memory. */
class Reasons {
  readonly #all = new Map<
    string,
    { code: string; reason: string; rows: number; lines: number[] }
  >();

  add({ line, code, reason }: ListedRow): void {
    const full = this.#all.size >= MOST_REASONS && !this.#all.has(`${code} ${reason}`);
    const told = full ? OTHER_REASONS : reason;
    const key = `${code} ${told}`;
    const found = this.#all.get(key) ?? { code, reason: told, rows: 0, lines: [] };
    found.rows += 1;
    if (found.lines.length < MOST_LINES) found.lines.push(line);
    this.#all.set(key, found);
  }

  list(): ReasonOfRows[] {
    const all = [...this.#all.values()].sort((a, b) => b.rows - a.rows);
    return all.map(({ lines, ...of }) => ({ ...of, lines: lines.sort((a, b) => a - b) }));
  }
}

function count(counts: Map<string, number>, key: string): void {
  counts.set(key, (counts.get(key) ?? 0) + 1);
}

const byNumber = (counts: Map<string, number>): Record<string, number> =>
  Object.fromEntries([...counts].sort((a, b) => b[1] - a[1]));

/** Writes what an import did beside the data: a summary, and a table of the rows that were left out. */
export class ReportWriter {
  readonly figures = noFigures();
  readonly #byCode = new Map<string, number>();
  readonly #reasons = new Reasons();
  readonly #activities = new Map<string, number>();
  readonly #rejected: WriteStream;
  readonly #base: string;

  constructor(
    dataDir: string,
    private readonly of: Pick<ImportReport, 'source' | 'file' | 'startedAt'>,
  ) {
    const folder = join(dataDir, 'imports');
    mkdirSync(folder, { recursive: true });
    this.#base = join(folder, `${of.source}-${of.startedAt.replace(/[-:.]/g, '')}`);
    this.#rejected = createWriteStream(`${this.#base}.rejected.csv`);
    this.#rejected.write('\uFEFFline,case,code,reason\n');
  }

  list(row: ListedRow): void {
    const { line, case: name, code, reason } = row;
    count(this.#byCode, code);
    this.#reasons.add(row);
    this.#rejected.write(csvLine([line, name, code, reason]));
  }

  unmapped(activity: string): void {
    if (this.#activities.has(activity) || this.#activities.size < MOST_ACTIVITIES)
      count(this.#activities, activity);
  }

  async finish(): Promise<ImportReport> {
    this.#rejected.end();
    await finished(this.#rejected);
    const reportFile = `${this.#base}.report.json`;
    const report: ImportReport = {
      ...this.of,
      seconds: (Date.now() - Date.parse(this.of.startedAt)) / 1000,
      ...this.figures,
      byCode: byNumber(this.#byCode),
      reasons: this.#reasons.list(),
      unmappedActivities: byNumber(this.#activities),
      reportFile,
      rejectedFile: `${this.#base}.rejected.csv`,
    };
    writeFileSync(reportFile, `${JSON.stringify(report, null, 2)}\n`);
    return report;
  }
}
