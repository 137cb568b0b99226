import { Readable } from 'node:stream';
import type { ReadableStream } from 'node:stream/web';
import { type CellValue, type ColumnDef, writeXlsx, writeXlsxStream } from 'hucre/xlsx';
import type { Column } from './export-content.js';
import type { SpooledTable, Written } from './spool.js';

const WIDTH = { least: 9, most: 40, perCharacter: 2.2 };

/** Wide enough for its Chinese name. */
const columnOf = ({ name, format }: Column): ColumnDef => ({
  width: Math.min(WIDTH.most, Math.max(WIDTH.least, name.length * WIDTH.perCharacter + 2)),
  ...(format === 'percent' && { numFmt: '0.00%' }),
});

async function* rowsOf({ columns, rows }: SpooledTable): AsyncGenerator<CellValue[]> {
  yield columns.map(({ name }) => name);
  for await (const row of rows) yield [...row];
}

/** One table: the head above it, row by row. */
async function* sheetOf({ lines }: Written, table: SpooledTable): AsyncGenerator<CellValue[]> {
  for (const line of lines) yield [...line];
  yield [];
  yield* rowsOf(table);
}

const BOLD = { style: { font: { bold: true } } };

/** Several tables: a sheet for each, and the head on the first. They are a report's, and so bounded. */
async function workbook({ lines, spooled }: Written): Promise<Uint8Array> {
  const sheets = [
    { name: '说明', columns: [{ width: 14 }, { width: 90 }], rows: lines.map((line) => [...line]) },
  ];
  const tables = [];
  for (const table of spooled.tables) {
    const rows: CellValue[][] = [];
    for await (const row of rowsOf(table)) rows.push(row);
    const cells = new Map(table.columns.map((_, index) => [`0,${index}`, BOLD]));
    const columns = table.columns.map(columnOf);
    tables.push({ name: table.name, columns, rows, cells, freezePane: { rows: 1 } });
  }
  return writeXlsx({ sheets: [...sheets, ...tables] });
}

async function* bytesOf(written: Written): AsyncGenerator<Uint8Array> {
  yield await workbook(written);
}

/** XLSX. Texts are text cells: nothing in them is taken for a formula. */
export function xlsxOf(written: Written): Readable {
  const [table, ...others] = written.spooled.tables;
  if (!table || others.length > 0) return Readable.from(bytesOf(written), { objectMode: false });
  const { name, columns } = table;
  const stream = writeXlsxStream(sheetOf(written, table), { name, columns: columns.map(columnOf) });
  return Readable.fromWeb(stream as ReadableStream<Uint8Array>);
}
