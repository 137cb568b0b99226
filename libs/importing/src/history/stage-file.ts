import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { OperatorError, shorten } from '#event-sourcing';
import type { Progress } from '#event-store';
import { readTable, sizeOf, type TableRow } from '../tables/read-table.js';
import { headerOf, refuseHeader } from '../tables/table-row.js';
import type { Mapping } from './mapping.js';
import { planImport } from './plan.js';
import type { RegisteredUnits } from './register-units.js';
import { isRowFault, type RowFault, rowReader, type RowReader } from './row-reader.js';
import { faultReason } from './row-refusals.js';
import type { StagedSummary, Staging } from './staging.js';
import { Units } from './units.js';

interface OfCase {
  readonly case: string;
  readonly at: number;
}

/** A file runs forward if it has at least so many steps forward in time for one backward. */
const CLEARLY = 20;

/**
 * Whether a file lists the newest first, as many exports do: then rows of one instant stand in reverse
 * as well. Told by neighbouring rows, those of one case before others.
 */
export class Direction {
  readonly #ofCase = { forward: 0, backward: 0 };
  readonly #ofAll = { forward: 0, backward: 0 };
  #last: OfCase | undefined;

  add({ case: name, at }: OfCase): void {
    const last = this.#last;
    this.#last = { case: name, at };
    if (!last || last.at === at) return;
    const way = at > last.at ? 'forward' : 'backward';
    this.#ofAll[way] += 1;
    if (last.case === name) this.#ofCase[way] += 1;
  }

  isNewestFirst({ columns: { time } }: Mapping): boolean {
    const told = typeof time === 'string' ? undefined : time.order;
    if (told !== undefined) return told === 'newest-first';
    const { forward, backward } = this.#ofCase;
    const counts = forward + backward > 0 ? this.#ofCase : this.#ofAll;
    return counts.backward > CLEARLY * counts.forward;
  }
}

/** How a file is to be read. */
interface StagingOptions {
  readonly file: string;
  readonly mapping: Mapping;
  /** Take times in the future as well. */
  readonly allowFuture: boolean;
}

/** Changed whenever the content of a staging changes: older stagings are then not continued. */
const STAGED_AS = 2;

/** Identifies a file together with how it is read: 16 hexadecimal digits. */
export async function digestOfImport({ file, mapping, allowFuture }: StagingOptions) {
  sizeOf(file);
  const how = JSON.stringify([STAGED_AS, allowFuture, mapping]);
  const sum = createHash('sha256').update(how).update('\0');
  for await (const chunk of createReadStream(file)) sum.update(chunk as Buffer);
  return sum.digest('hex').slice(0, 16);
}

const nobody: RegisteredUnits = {
  directory: { responder: () => undefined, streetOf: () => undefined },
  actual: (id) => id,
};
const LONGEST_DETAIL = 120;

interface Pass {
  readonly staging: Staging;
  readonly mapping: Mapping;
  readonly units: Units;
  readonly latest: number | undefined;
  readonly direction: Direction;
  reader: RowReader | undefined;
  rows: number;
  faults: number;
  timesRead: number;
  /** The first row without a valid time, for the message where no row has one. */
  badTime: { readonly line: number; readonly reason: string } | undefined;
}

const NOT_OF_TIME: readonly RowFault['code'][] = ['CELL_COUNT', 'TEXT_UNUSABLE', 'CASE_MISSING'];

function takeRow(pass: Pass, reader: RowReader, { line, cells }: TableRow): void {
  pass.rows += 1;
  const row = reader.read(line, cells);
  if (!isRowFault(row)) {
    pass.timesRead += 1;
    pass.direction.add(row);
    return pass.staging.addRow(row);
  }
  pass.faults += 1;
  const fault = { line, case: '', code: row.code, detail: shorten(row.detail, LONGEST_DETAIL) };
  if (!NOT_OF_TIME.includes(row.code)) pass.badTime ??= { line, reason: faultReason(fault) };
  pass.staging.addFault(fault);
}

/** The first record is the header, unless the mapping has one. */
function takeRecord(pass: Pass, row: TableRow): void {
  if (pass.reader) return takeRow(pass, pass.reader, row);
  const { header } = pass.mapping.csv ?? {};
  const names = header ?? headerOf(row.cells);
  refuseHeader(names);
  pass.reader = rowReader(pass, names);
  // A mapping that does not fit the table is refused before anything is written.
  planImport({ mapping: pass.mapping, header: names, units: pass.units, registered: nobody });
  if (header) takeRow(pass, pass.reader, row);
}

/** A file without a single usable row is the wrong file or has the wrong mapping. */
function summaryOf(pass: Pass): StagedSummary {
  const { reader, rows, faults, timesRead, badTime, units, direction } = pass;
  if (!reader || rows === 0) throw new OperatorError('FILE_EMPTY', '文件中没有数据行');
  if (timesRead === 0 && badTime) {
    const message = `没有一行的时间可用（第 ${badTime.line} 行：${badTime.reason}）`;
    throw new OperatorError('TIME_UNREADABLE', `${message}；请检查映射的 /columns/time`);
  }
  if (timesRead === 0)
    throw new OperatorError('FILE_UNUSABLE', '没有一行可用：没有案件编号，或列数不符');
  const { names: header } = reader.columns;
  const newestFirst = direction.isNewestFirst(pass.mapping);
  return { header, rows, faults, newestFirst, organisations: [...units.named.values()] };
}

/**
 * Reads the whole file into the staging, and so checks it before anything is written elsewhere.
 * @throws OperatorError for an impossible file
 */
export async function stageFile(
  { file, mapping, allowFuture }: StagingOptions,
  staging: Staging,
  progress: Progress,
): Promise<StagedSummary> {
  const counts = { rows: 0, faults: 0, timesRead: 0, badTime: undefined };
  const latest = allowFuture ? undefined : Date.now();
  const direction = new Direction();
  const units = new Units(mapping);
  const pass: Pass = { staging, mapping, units, latest, direction, reader: undefined, ...counts };
  const bar = progress.start('读取', sizeOf(file), 'B');
  staging.begin();
  try {
    for await (const row of readTable(file, mapping.csv ?? {}, (bytes) => bar.add(bytes)))
      takeRecord(pass, row);
  } finally {
    bar.stop();
  }
  const summary = summaryOf(pass);
  staging.complete(summary);
  return summary;
}
