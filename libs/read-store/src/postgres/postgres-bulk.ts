import { type RawBuilder, sql, type SqlBool } from 'kysely';

import type { BulkDialect, Cell } from '../bulk-dialect.js';

/** What PostgreSQL text cannot hold: NUL and unpaired surrogates. */
const UNKEPT = /[\0\p{Surrogate}]/gu;
/** JSON escapes that may be such characters: a reason to look closer. */
const SUSPECT = /\\u(?:0000|d[89a-f])/;

const replaceUnkept = (cell: Cell): Cell =>
  typeof cell === 'string' ? cell.replace(UNKEPT, '\ufffd') : cell;

/** Objects by column name, which the server turns into rows of the table's own types. */
function jsonOf(columns: readonly string[], cells: readonly (readonly Cell[])[]): string {
  const names = columns.map((column) => `${JSON.stringify(column)}:`);
  const textOf = (row: readonly Cell[]) =>
    `{${row.map((cell, index) => names[index] + JSON.stringify(cell)).join()}}`;
  return `[${cells.map(textOf).join()}]`;
}

/**
 * Many rows as one JSON parameter, read by the types of the table's columns: one statement, however
 * many rows. Characters that no text of PostgreSQL can hold become U+FFFD.
 */
export const postgresBulk: BulkDialect = {
  rows({ table, columns }, cells) {
    let json = jsonOf(columns, cells);
    if (SUSPECT.test(json))
      json = jsonOf(
        columns,
        cells.map((row) => row.map(replaceUnkept)),
      );
    const refs = sql.join(columns.map((column) => sql.ref(column)));
    return sql`select ${refs} from json_populate_recordset(null::${sql.table(table)}, ${json}::json)`;
  },
  oneOf(column, values) {
    // An empty list has no type.
    if (values.length === 0) return sql<SqlBool>`false`;
    return sql<SqlBool>`${sql.ref(column)} = any(${values}::${arrayOf(values)})`;
  },
};

function arrayOf(values: readonly (string | number)[]): RawBuilder<unknown> {
  if (values.some((value) => typeof value === 'string')) return sql`text[]`;
  return values.every(Number.isSafeInteger) ? sql`bigint[]` : sql`double precision[]`;
}
