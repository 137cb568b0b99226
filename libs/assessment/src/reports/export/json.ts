import { Readable } from 'node:stream';
import type { Row } from './export-content.js';
import type { SpooledTable, Written } from './spool.js';

const objectOf = ({ columns }: SpooledTable, row: Row) =>
  Object.fromEntries(columns.map(({ id }, index) => [id, row[index] ?? null]));

async function* tableText(table: SpooledTable): AsyncGenerator<string> {
  const { id, name, columns } = table;
  const about = JSON.stringify({ id, name, columns });
  yield `${about.slice(0, -1)},"rows":[`;
  let separator = '\n';
  for await (const row of table.rows) {
    yield separator + JSON.stringify(objectOf(table, row));
    separator = ',\n';
  }
  yield ']}';
}

async function* textOf({ head, spooled }: Written): AsyncGenerator<string> {
  yield `{"head":${JSON.stringify({ ...head, digest: `sha256:${spooled.digest}` })},"tables":[`;
  let separator = '\n';
  for (const table of spooled.tables) {
    yield separator;
    yield* tableText(table);
    separator = ',\n';
  }
  yield ']}\n';
}

/** JSON, row by row; fields have the columns' English names. */
export const jsonOf = (written: Written): Readable =>
  Readable.from(textOf(written), { objectMode: false });
