import { createWriteStream, mkdirSync, writeFileSync, type WriteStream } from 'node:fs';
import { join } from 'node:path';
import { finished } from 'node:stream/promises';

/** Figures of an import. Every row read is in just one of mapped, unmapped, duplicates, outOfOrder, unreadable. */
export interface ImportFigures {
  rowsRead: number;
  /** Rows with a meaning, also where they changed nothing or were refused. */
  mapped: number;
  unmapped: number;
  /** Of the mapped: a step was not possible. */
  refused: number;
  duplicates: number;
  outOfOrder: number;
  /** Without case, with a time that cannot be read, or with a wrong number of cells. */
  unreadable: number;
  cases: number;
  eventsWritten: number;
  eventsAlreadyThere: number;
}

export const noFigures = (): ImportFigures => ({
  ...{ rowsRead: 0, mapped: 0, unmapped: 0, refused: 0, duplicates: 0, outOfOrder: 0 },
  ...{ unreadable: 0, cases: 0, eventsWritten: 0, eventsAlreadyThere: 0 },
});

/** A row that did not (wholly) become events, and why. */
export interface ListedRow {
  readonly line: number;
  readonly case: string;
  readonly code: string;
  readonly reason: string;
}

export interface ImportReport extends Readonly<ImportFigures> {
  readonly source: string;
  readonly file: string;
  readonly startedAt: string;
  readonly seconds: number;
  readonly byCode: Readonly<Record<string, number>>;
  /** Rows by the activity that no step takes. */
  readonly unmappedActivities: Readonly<Record<string, number>>;
  readonly reportFile: string;
  readonly rejectedFile: string;
}

const MOST_ACTIVITIES = 200;

const cell = (text: string): string =>
  /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;

function count(counts: Map<string, number>, key: string): void {
  counts.set(key, (counts.get(key) ?? 0) + 1);
}

const byNumber = (counts: Map<string, number>): Record<string, number> =>
  Object.fromEntries([...counts].sort((a, b) => b[1] - a[1]));

/** Writes what an import did beside the data: a summary, and a table of the rows that were left out. */
export class ReportWriter {
  readonly figures = noFigures();
  readonly #byCode = new Map<string, number>();
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

  list({ line, case: name, code, reason }: ListedRow): void {
    count(this.#byCode, code);
    this.#rejected.write(`${line},${cell(name)},${code},${cell(reason)}\n`);
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
      unmappedActivities: byNumber(this.#activities),
      reportFile,
      rejectedFile: `${this.#base}.rejected.csv`,
    };
    writeFileSync(reportFile, `${JSON.stringify(report, null, 2)}\n`);
    return report;
  }
}
