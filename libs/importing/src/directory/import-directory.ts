import { basename } from 'node:path';
import { localDate } from '#calendar';
import {
  Directory,
  DutyRosters,
  type Filed,
  Filing,
  type FilingPlan,
  type RefusedLine,
  StaffRegister,
} from '#directory';
import { type Actor, type Clock, OperatorError } from '#event-sourcing';
import type { EventStore } from '#event-store';
import type { PersonalData } from '#privacy';
import { readTable } from '../tables/read-table.js';
import { cellFaultReason, headerOf, isCellFault, rowOf } from '../tables/table-row.js';
import { cellsOf, type Column, readHeader } from './columns.js';
import { type LineDefaults, readLine } from './read-line.js';

interface DirectoryImport {
  readonly file: string;
  /** As `TextDecoder` names it; UTF-8, with or without a byte order mark, where absent. */
  readonly encoding?: string;
  /** Checks everything and writes nothing. */
  readonly dryRun?: boolean;
  readonly actor: Actor;
  /** Seals and opens telephones. */
  readonly personalData?: PersonalData;
}

/** How many changes of each sort a file brought. */
interface DirectoryImported {
  readonly lines: number;
  readonly organisations: number;
  readonly people: number;
  readonly duties: number;
}

const MOST_SHOWN = 50;
const MOST_LINES = 100_000;

/** Lines of a file that the directory does not take: nothing of it was written. */
export class DirectoryRefusedError extends OperatorError {
  constructor(
    readonly refused: readonly RefusedLine[],
    told: string,
  ) {
    super('DIRECTORY_REFUSED', told);
  }
}

function refuse(refused: readonly RefusedLine[]): never {
  const shown = refused.slice(0, MOST_SHOWN);
  const lines = shown.map(({ line, code, message }) => `  第 ${line} 行 ${code}：${message}`);
  const more = refused.length > MOST_SHOWN ? [`  其余 ${refused.length - MOST_SHOWN} 行从略`] : [];
  const told = [`${refused.length} 行有误，什么都没有写入`, ...lines, ...more].join('\n');
  throw new DirectoryRefusedError(refused, told);
}

interface ReadFile {
  readonly filed: readonly Filed[];
  readonly refused: readonly RefusedLine[];
}

function readRow(
  row: ReturnType<typeof rowOf>,
  header: readonly (Column | undefined)[],
  { line, defaults }: { readonly line: number; readonly defaults: LineDefaults },
): Filed | RefusedLine {
  if (isCellFault(row)) return { line, code: row.code, message: cellFaultReason(row) };
  return readLine(cellsOf(header, row), line, defaults);
}

async function readFile(of: DirectoryImport, defaults: LineDefaults): Promise<ReadFile> {
  const filed: Filed[] = [];
  const refused: RefusedLine[] = [];
  let header: readonly (Column | undefined)[] | undefined;
  let names: readonly string[] = [];
  const csv = of.encoding === undefined ? {} : { encoding: of.encoding };
  for await (const { line, cells } of readTable(of.file, csv, () => undefined)) {
    if (!header) {
      names = headerOf(cells);
      header = readHeader(names);
      continue;
    }
    if (cells.every((cell) => cell === '')) continue;
    const read = readRow(rowOf(cells, names), header, { line, defaults });
    if ('code' in read) refused.push(read);
    else filed.push(read);
    if (filed.length > MOST_LINES)
      throw new OperatorError('FILE_TOO_LONG', `一次至多 ${MOST_LINES} 行，请分成几个文件`);
  }
  if (!header) throw new OperatorError('HEADER_INVALID', '文件是空的');
  return { filed, refused };
}

const countsOf = (lines: number, { organisations, people, rosters }: FilingPlan) => ({
  lines,
  organisations: organisations.length,
  people: people.length,
  duties: rosters.reduce((sum, { duties }) => sum + duties.length, 0),
});

/**
 * Enters a file of organisations, people and duties into the directory, all or nothing. What is
 * recorded already is skipped: importing the same file again adds nothing.
 * @throws OperatorError HEADER_INVALID, FILE_TOO_LONG, DIRECTORY_REFUSED with each line; of the file
 */
export async function importDirectory(
  log: EventStore,
  clock: Clock,
  of: DirectoryImport,
): Promise<DirectoryImported> {
  const directory = new Directory(log, clock);
  const staff = new StaffRegister(log, clock, directory, of.personalData);
  const rosters = new DutyRosters(log, clock, directory, staff);
  const filing = new Filing(clock, directory, staff, rosters);
  const reason = `目录导入：${basename(of.file)}`;
  const { filed, refused } = await readFile(of, { reason, today: localDate(clock.now()) });
  const plan = await filing.plan(filed, of.actor);
  const wrong = [...refused, ...plan.refused].sort((a, b) => a.line - b.line);
  if (wrong.length > 0) refuse(wrong);
  if (!of.dryRun) await filing.carryOut(plan, of.actor);
  return countsOf(filed.length, plan);
}
