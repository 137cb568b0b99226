import { type Insertable, type Kysely, type RawBuilder, sql, type SqlBool } from 'kysely';

import type { Cell, Numbering } from './bulk-dialect.js';
import { bulkOf, runForRows } from './bulk-statement.js';

type TableOf<Tables> = keyof Tables & string;
type ColumnOf<Tables, Table extends keyof Tables> = keyof Insertable<Tables[Table]> & string;
type Rows<Tables, Table extends keyof Tables> = readonly Insertable<Tables[Table]>[];

const replace = (column: string) => sql`${sql.ref(column)} = excluded.${sql.ref(column)}`;

/**
 * Inserts rows, replacing those with the same key. A batch is one statement whatever its size.
 *
 * Cells are text (on PostgreSQL for columns of type `text` only), finite numbers, booleans (1 and 0 on
 * SQLite; on PostgreSQL for boolean columns only) and null; the columns are those of the first row, and
 * a column missing in another row is null. Keys must not repeat within a batch.
 * @throws TypeError for any other kind of cell
 */
export async function upsertRows<Tables, Table extends TableOf<Tables>>(
  tx: Kysely<Tables>,
  table: Table,
  keyColumns: readonly ColumnOf<Tables, Table>[],
  rows: Rows<Tables, Table>,
): Promise<void> {
  await insertRows(tx, { name: 'upsert', table, keyColumns, rows, onConflict: replace });
}

/**
 * As {@link upsertRows}, for a table whose rows have numbers: those that are new get the next ones, in
 * the order of `rows`. A rebuild gives the same numbers, however it batches.
 */
export async function upsertNumberedRows<Tables, Table extends TableOf<Tables>>(
  tx: Kysely<Tables>,
  table: Table,
  numbering: Numbering,
  rows: Rows<Tables, Table>,
): Promise<void> {
  const { key: keyColumns } = numbering;
  await insertRows(tx, {
    name: 'upsert numbered',
    table,
    keyColumns,
    numbering,
    rows,
    onConflict: replace,
  });
}

/**
 * Inserts rows, adding every column outside the key to the row with the same key: for counters that
 * take the difference between a new and an old contribution. Otherwise as {@link upsertRows}.
 */
export async function addToRows<Tables, Table extends TableOf<Tables>>(
  tx: Kysely<Tables>,
  table: Table,
  keyColumns: readonly ColumnOf<Tables, Table>[],
  rows: Rows<Tables, Table>,
): Promise<void> {
  const add = (column: string) =>
    sql`${sql.ref(column)} = ${sql.ref(`${table}.${column}`)} + excluded.${sql.ref(column)}`;
  await insertRows(tx, { name: 'add', table, keyColumns, rows, onConflict: add });
}

/** Deletes the rows with these keys; a key may be the first columns of a longer primary key. */
export async function deleteRows<Tables, Table extends TableOf<Tables>>(
  tx: Kysely<Tables>,
  table: Table,
  keyColumns: readonly ColumnOf<Tables, Table>[],
  keys: readonly (readonly Cell[])[],
): Promise<void> {
  const around = (rows: RawBuilder<unknown>) =>
    sql`delete from ${sql.table(table)} where (${refsTo(keyColumns)}) in (${rows})`;
  const of = { table, columns: keyColumns };
  await runForRows(tx, { name: 'delete', of, around }, keys, (key) => key);
}

/**
 * Whether a column is one of any number of values, sent as one parameter:
 * `.where(oneOf(tx, 'stream', streams))`.
 */
export function oneOf<Tables>(
  tx: Kysely<Tables>,
  column: string,
  values: readonly (string | number)[],
): RawBuilder<SqlBool> {
  return bulkOf(tx).oneOf(column, values);
}

interface Insert {
  readonly name: string;
  readonly table: string;
  readonly keyColumns: readonly string[];
  readonly numbering?: Numbering;
  readonly rows: readonly object[];
  onConflict(column: string): RawBuilder<unknown>;
}

const refsTo = (names: readonly string[]) => sql.join(names.map((name) => sql.ref(name)));

async function insertRows<Tables>(tx: Kysely<Tables>, insert: Insert): Promise<void> {
  const { keyColumns, rows } = insert;
  const columns = Object.keys(rows[0] ?? {});
  const others = columns.filter((column) => !keyColumns.includes(column));
  const around = (source: RawBuilder<unknown>) => {
    const action = others.length
      ? sql`do update set ${sql.join(others.map((column) => insert.onConflict(column)))}`
      : sql`do nothing`;
    return sql`${insertion(tx, insert, columns, source)} on conflict (${refsTo(keyColumns)}) ${action}`;
  };
  const name = `${insert.name} by ${keyColumns.join()}`;
  const statement = { name, of: { table: insert.table, columns }, around };
  await runForRows(tx, statement, rows, (row) => cellsOf(columns, row));
}

function insertion<Tables>(
  tx: Kysely<Tables>,
  { table, numbering }: Insert,
  columns: readonly string[],
  source: RawBuilder<unknown>,
): RawBuilder<unknown> {
  const numbered = numbering && bulkOf(tx).numbered?.({ table, columns }, numbering, source);
  const names = numbering && numbered ? [numbering.number, ...columns] : columns;
  return sql`insert into ${sql.table(table)} (${refsTo(names)}) ${numbered ?? source}`;
}

function cellsOf(columns: readonly string[], row: object): Cell[] {
  const values = row as Readonly<Record<string, unknown>>;
  return columns.map((column) => cellOf(column, values[column]));
}

function cellOf(column: string, value: unknown): Cell {
  if (value === undefined || value === null) return null;
  if (typeof value === 'string' || typeof value === 'boolean') return value;
  if (typeof value === 'number' && Number.isFinite(value)) return value;
  throw new TypeError(`column ${column} cannot take ${typeof value} ${String(value)}`);
}

/** A condition if a filter names a value; none otherwise. */
export const conditionFor = <Value>(
  value: Value | undefined,
  condition: (value: Value) => RawBuilder<unknown>,
): RawBuilder<unknown>[] => (value === undefined ? [] : [condition(value)]);
