import { Readable } from 'node:stream';
import { stringify } from 'csv-stringify';
import type { Cell, Column } from './export-content.js';
import type { Written } from './spool.js';

/**
 * What a spreadsheet would take for a formula (OWASP, CSV Injection): the ASCII signs, their full-width
 * twins, tab and carriage return. A quote before it makes it text again.
 */
const FORMULA = /^[=+\-@\t\r\n＝＋－＠]/;

const neutral = (text: string): string => (FORMULA.test(text) ? `'${text}` : text);

const PERCENT_PLACES = 2;

/** Numbers are ours, and stay numbers; texts may have been typed by anybody. */
function shown(cell: Cell, { format }: Column): string {
  if (cell === null) return '';
  if (typeof cell === 'string') return neutral(cell);
  return format === 'percent' ? `${(cell * 100).toFixed(PERCENT_PLACES)}%` : String(cell);
}

async function* linesOf({ lines, spooled }: Written): AsyncGenerator<readonly string[]> {
  for (const [name, value] of lines) yield [name, neutral(value)];
  for (const { name, columns, rows } of spooled.tables) {
    yield [''];
    if (spooled.tables.length > 1) yield [name];
    yield columns.map((column) => column.name);
    for await (const row of rows)
      yield columns.map((column, index) => shown(row[index] ?? null, column));
  }
}

/** CSV as Excel in Chinese opens it: UTF-8 with a byte order mark, and CRLF. */
export const csvOf = (written: Written): Readable =>
  Readable.from(linesOf(written)).compose(
    stringify({ bom: true, record_delimiter: 'windows' }),
  ) as Readable;
