import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';

/** The parts of a mapping file that the direct computation reads. */
export interface DirectMapping {
  readonly columns: { case: string; time: { column: string } | string; unit: string };
  readonly whistle: { kind: { from: string; map: Record<string, string> } | string };
  readonly kinds: readonly {
    id: string;
    limits: Partial<Record<string, { value: number; unit: string }>>;
  }[];
  readonly steps: readonly {
    when: Record<string, string | string[]>;
    then: readonly (string | { step: string; unlessDone?: boolean })[];
  }[];
}

export interface DirectRowOfLog {
  readonly at: number;
  readonly cells: Readonly<Record<string, string>>;
}

const CELL = /(?:"((?:[^"]|"")*)"|([^",\n]*))(,|\n|$)/gy;

/** Records of a CSV text (RFC 4180). */
function recordsOf(text: string): string[][] {
  const records: string[][] = [[]];
  for (const [found, quoted, plain = '', end] of text.trimEnd().matchAll(CELL)) {
    if (found === '') break;
    records.at(-1)!.push(quoted === undefined ? plain : quoted.replaceAll('""', '"'));
    if (end === '\n') records.push([]);
  }
  return records;
}

function textOf(file: string): string {
  const bytes = readFileSync(file);
  const text = (file.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString('utf8');
  return text.replace(/^\uFEFF/, '').replaceAll('\r\n', '\n');
}

/** Records of the file by column, identical ones once. */
function tableOf(file: string): Record<string, string>[] {
  const [header = [], ...records] = recordsOf(textOf(file));
  const once = new Map(records.map((record) => [JSON.stringify(record), record]));
  return [...once.values()].map((record) =>
    Object.fromEntries(header.map((name, i) => [name, record[i] ?? ''])),
  );
}

/** Rows by case, each case in order of time, rows of one instant in order of the file. */
export function readDirectRows(
  file: string,
  { columns }: DirectMapping,
): Map<string, DirectRowOfLog[]> {
  const time = typeof columns.time === 'string' ? columns.time : columns.time.column;
  const cases = new Map<string, DirectRowOfLog[]>();
  for (const cells of tableOf(file)) {
    const key = cells[columns.case]!;
    cases.set(key, [...(cases.get(key) ?? []), { at: Date.parse(cells[time]!), cells }]);
  }
  for (const rows of cases.values()) rows.sort((a, b) => a.at - b.at);
  return cases;
}
