import { statSync } from 'node:fs';
import { Readable, type Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { CsvError, type Info, type Options, parse } from 'csv-parse';
import { OperatorError } from '#event-sourcing';
import { textOfFile } from './text-of-file.js';

/** How a CSV file is written; what is absent is detected. */
export interface CsvOptions {
  readonly delimiter?: string;
  readonly quote?: string;
  readonly escape?: string;
  readonly comment?: string;
  /** As the WHATWG Encoding Standard names it; UTF-8 where absent. A byte order mark decides over it. */
  readonly encoding?: string;
  readonly header?: readonly string[];
  readonly empty?: readonly string[];
}

const CANDIDATES = [',', ';', '\t', '|'];

function countOutsideQuotes(line: string, delimiter: string, quote: string): number {
  let quoted = false;
  let count = 0;
  for (const sign of line) {
    if (sign === quote) quoted = !quoted;
    else if (!quoted && sign === delimiter) count += 1;
  }
  return count;
}

/** The candidate that is most frequent in the first line outside quotes; a comma where none is. */
function delimiterOf(line: string, quote: string): string {
  const counts = CANDIDATES.map((delimiter) => countOutsideQuotes(line, delimiter, quote));
  const most = Math.max(...counts);
  return most === 0 ? ',' : (CANDIDATES[counts.indexOf(most)] ?? ',');
}

/** A record of the file and the number of the line that it begins on, from 1. */
export interface TableRow {
  readonly line: number;
  readonly cells: string[];
}

interface WithInfo {
  readonly info: Info;
  readonly record: string[];
}

const MOST_IN_FIRST_LINE = 1024 * 1024;
const LARGEST_RECORD = 16 * 1024 * 1024;

function parserOptions({ quote = '"', escape, delimiter, comment }: CsvOptions, line: string) {
  return {
    quote,
    escape: escape ?? quote,
    delimiter: delimiter ?? delimiterOf(line, quote),
    record_delimiter: '\n',
    info: true,
    relax_column_count: true,
    // A quote inside an unquoted cell (5" pipe) is an ordinary character.
    relax_quotes: true,
    skip_empty_lines: true,
    max_record_size: LARGEST_RECORD,
    ...(comment !== undefined && { comment }),
  } satisfies Options;
}

/** The first line, and all text that was read to find its end. */
async function firstLine(text: AsyncIterator<string>): Promise<{ seen: string; line: string }> {
  let seen = '';
  for (;;) {
    const found = /^\n*([^\n]+)\n/.exec(seen)?.[1];
    if (found !== undefined) return { seen, line: found };
    const { value, done } = await text.next();
    if (done === true || seen.length > MOST_IN_FIRST_LINE) return { seen, line: seen };
    seen += value;
  }
}

async function* joinText(seen: string, rest: AsyncIterator<string>): AsyncGenerator<string> {
  if (seen !== '') yield seen;
  for (;;) {
    const { value, done } = await rest.next();
    if (done === true) return;
    yield value;
  }
}

const newlines = (cells: readonly string[]): number =>
  cells.reduce((sum, cell) => sum + (cell.includes('\n') ? cell.split('\n').length - 1 : 0), 0);

/** @param after the line on which the last whole record ended */
function csvFailure(error: CsvError, after: number): OperatorError {
  const reasons: Partial<Record<string, string>> = {
    CSV_QUOTE_NOT_CLOSED: `第 ${after + 1} 行起有引号没有结束`,
    CSV_MAX_RECORD_SIZE: `第 ${after + 1} 行起的一条记录超过 16 MB，可能有引号没有结束`,
  };
  const reason = reasons[error.code] ?? error.message;
  return new OperatorError('FILE_NOT_CSV', `文件不是有效的 CSV：${reason}`, { cause: error });
}

/** What went wrong with the file, as a message to the operator. */
function failureOf(error: unknown, after: number): unknown {
  if (error instanceof OperatorError) return error;
  if (error instanceof CsvError) return csvFailure(error, after);
  const { code = '' } = error as NodeJS.ErrnoException;
  if (code.startsWith('Z_'))
    return new OperatorError('FILE_CORRUPT', '压缩文件已损坏或不完整', { cause: error });
  if (/^E[A-Z]+$/.test(code))
    return new OperatorError('FILE_UNREADABLE', `文件无法读取：${code}`, { cause: error });
  return error;
}

const openText: typeof textOfFile = (...of) =>
  textOfFile(...of).catch((error: unknown) => {
    throw failureOf(error, 0);
  });

/**
 * The records of a CSV file, plain or gzipped, one at a time. Closes the file however it ends.
 * @throws OperatorError FILE_UNREADABLE, FILE_NOT_TEXT, FILE_NOT_CSV, FILE_CORRUPT or ENCODING_UNKNOWN
 */
export async function* readTable(
  file: string,
  csv: CsvOptions,
  onBytes: (bytes: number) => void,
): AsyncGenerator<TableRow> {
  sizeOf(file);
  const [bytes, ...steps] = await openText(file, csv.encoding, onBytes);
  const last = steps.at(-1) as Transform;
  const reading = pipeline([bytes, ...steps] as [Readable, Transform]);
  let failure: unknown;
  let ended = 0;
  reading.catch((error: unknown) => (failure = error));
  try {
    const text = last[Symbol.asyncIterator]() as AsyncIterator<string>;
    const { seen, line } = await firstLine(text);
    const parser = parse(parserOptions(csv, line));
    // A failure ends the parser, and with it the loop below, which throws it.
    pipeline(Readable.from(joinText(seen, text)), parser).catch(() => undefined);
    for await (const { info, record } of parser as AsyncIterable<WithInfo>) {
      ended = info.lines;
      yield { line: ended - newlines(record), cells: record.map((cell) => cell.trim()) };
    }
  } catch (error) {
    throw failureOf(failure ?? error, ended);
  } finally {
    bytes.destroy();
  }
}

/** Size in bytes. @throws OperatorError FILE_UNREADABLE */
export function sizeOf(file: string): number {
  const found = statSync(file, { throwIfNoEntry: false });
  if (!found?.isFile()) throw new OperatorError('FILE_UNREADABLE', `没有文件“${file}”`);
  return found.size;
}
