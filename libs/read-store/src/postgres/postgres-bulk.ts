import { type RawBuilder, sql, type SqlBool } from 'kysely';

import type { BulkDialect, Cell } from '../bulk-dialect.js';
import { binaryTexts } from './postgres-array.js';

type Cells = readonly (readonly Cell[])[];

/**
 * Rows as an array for each column: one statement, however many rows. The types of the arrays are those
 * of the table's columns, which the server looks up when it prepares the statement.
 */
export const postgresBulk: BulkDialect = {
  rows({ table, columns }) {
    const arrays = columns.map((column) => {
      const typed = sql`array[(null::${sql.table(table)}).${sql.ref(column)}]`;
      return sql`unnest(coalesce(${null}, ${typed})) as ${sql.ref(column)}`;
    });
    return sql`select ${sql.join(arrays)}`;
  },
  numbered({ table, columns }, { number, key }, rows) {
    const no = sql.ref(number);
    const same = key.map((column) => sql`t.${sql.ref(column)} = r.${sql.ref(column)}`);
    const own = sql`select t.${no} from ${sql.table(table)} t where ${sql.join(same, sql` and `)}`;
    // A sequence would also count rows that are there: other numbers after a rebuild.
    return sql`select coalesce("#own", "#last" + count(*) filter (where "#own" is null)
        over (rows between unbounded preceding and current row)),
      ${sql.join(columns.map((column) => sql.ref(column)))}
      from (select (${own}) as "#own", r.* from (${rows}) r) numbered,
        (select coalesce(max(${no}), 0) as "#last" from ${sql.table(table)}) newest`;
  },
  parameters: ({ columns }, cells) => columns.map((_, index) => arrayOf(cells, index)),
  oneOf(column, values) {
    // An empty list has no type.
    if (values.length === 0) return sql<SqlBool>`false`;
    return sql<SqlBool>`${sql.ref(column)} = any(${listOf(values)})`;
  },
};

const isText = (value: Cell): value is string => typeof value === 'string';
const asText = (value: Cell): string | null => (value === null ? null : String(value));

/** A column of rows. Numbers and booleans are written as text, for whichever type the column has. */
function arrayOf(cells: Cells, index: number): Buffer | string {
  const values = cells.map((row) => row[index] ?? null);
  return values.some(isText)
    ? binaryTexts(values.map(asText))
    : `{${values.map(literalOf).join()}}`;
}

const literalOf = (value: Cell): string => (value === null ? 'NULL' : String(value));

function listOf(values: readonly (string | number)[]): RawBuilder<unknown> {
  if (values.some(isText)) return sql`${binaryTexts(values.map(String))}::text[]`;
  const type = values.every(Number.isSafeInteger) ? sql`bigint[]` : sql`double precision[]`;
  return sql`${`{${values.join()}}`}::${type}`;
}
