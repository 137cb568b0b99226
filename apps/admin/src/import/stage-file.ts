import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { beginningOf } from '#event-sourcing';
import { AdminError } from '../admin-error.js';
import type { Progress } from '../progress.js';
import type { Mapping } from './mapping.js';
import { planImport } from './plan.js';
import { readTable, sizeOf, type TableRow } from './read-table.js';
import { isFault, type Names, type RowFault, rowReader, type RowReader } from './row-reader.js';
import type { StagedSummary, Staging } from './staging.js';

/** Identifies a file together with how it is read: 16 hexadecimal digits. */
export async function digestOfImport(file: string, mapping: Mapping): Promise<string> {
  sizeOf(file);
  const sum = createHash('sha256').update(JSON.stringify(mapping)).update('\0');
  for await (const chunk of createReadStream(file)) sum.update(chunk as Buffer);
  return sum.digest('hex').slice(0, 16);
}

const nobody = { responder: () => undefined, streetOf: () => undefined };
const LONGEST_DETAIL = 120;

interface Pass {
  readonly staging: Staging;
  readonly mapping: Mapping;
  readonly names: Names;
  reader: RowReader | undefined;
  rows: number;
  faults: number;
  timesRead: number;
  /** The first text that was no time, for the message where none was. */
  badTime: { readonly line: number; readonly text: string } | undefined;
}

function detailOf(fault: RowFault, reader: RowReader, cells: readonly string[]): string {
  if (fault === 'TIME_INVALID') return beginningOf(reader.timeOf(cells), LONGEST_DETAIL);
  return fault === 'CELL_COUNT' ? `${cells.length}/${reader.columns.names.length}` : '';
}

function takeRow(pass: Pass, reader: RowReader, { line, cells }: TableRow): void {
  pass.rows += 1;
  const row = reader.read(line, cells);
  if (!isFault(row)) {
    pass.timesRead += 1;
    return pass.staging.addRow(row);
  }
  pass.faults += 1;
  const detail = detailOf(row, reader, cells);
  if (row === 'TIME_INVALID') pass.badTime ??= { line, text: detail };
  pass.staging.addFault({ line, case: '', code: row, detail });
}

/** The first record is the header, unless the mapping has one. */
function take(pass: Pass, row: TableRow): void {
  if (pass.reader) return takeRow(pass, pass.reader, row);
  const { header } = pass.mapping.csv ?? {};
  pass.reader = rowReader(pass.mapping, header ?? row.cells, pass.names);
  // Whatever does not fit the table shall come out before anything is written.
  planImport(pass.mapping, header ?? row.cells, nobody);
  if (header) takeRow(pass, pass.reader, row);
}

/** A file that no row can be taken from is the wrong file, or was given the wrong mapping. */
function summaryOf({ reader, rows, faults, timesRead, badTime, names }: Pass): StagedSummary {
  if (!reader || rows === 0) throw new AdminError('FILE_EMPTY', '文件中没有数据行');
  if (timesRead === 0 && badTime) {
    const { line, text } = badTime;
    const message = `没有一行的时间可以识别(第 ${line} 行:「${text}」);请检查映射的 /columns/time`;
    throw new AdminError('TIME_UNREADABLE', message);
  }
  if (timesRead === 0) throw new AdminError('FILE_UNUSABLE', '没有一行有案件编号,或列数都不符');
  return { header: reader.columns.names, rows, faults, organisations: [...names] };
}

/**
 * Reads the whole file into the staging, and so checks it before anything is written elsewhere.
 * @throws AdminError for an impossible file
 */
export async function stageFile(
  file: string,
  mapping: Mapping,
  staging: Staging,
  progress: Progress,
): Promise<StagedSummary> {
  const names: Names = new Map();
  const counts = { rows: 0, faults: 0, timesRead: 0, badTime: undefined };
  const pass: Pass = { staging, mapping, names, reader: undefined, ...counts };
  const bar = progress.start('读取', sizeOf(file), 'B');
  staging.begin();
  try {
    for await (const row of readTable(file, mapping.csv ?? {}, (bytes) => bar.add(bytes)))
      take(pass, row);
  } finally {
    bar.stop();
  }
  const summary = summaryOf(pass);
  staging.complete(summary);
  return summary;
}
