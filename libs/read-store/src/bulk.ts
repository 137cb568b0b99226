import { type Insertable, type Kysely, type RawBuilder, sql, type SqlBool } from 'kysely';

import type { BulkDialect, Cell } from './bulk-dialect.js';
import { dialectOf } from './dialect.js';
import { postgresBulk } from './postgres/postgres-bulk.js';
import { sqliteBulk } from './sqlite/sqlite-bulk.js';

type TableOf<Tables> = keyof Tables & string;
type ColumnOf<Tables, Table extends keyof Tables> = keyof Insertable<Tables[Table]> & string;
type Rows<Tables, Table extends keyof Tables> = readonly Insertable<Tables[Table]>[];

/** Most rows of one statement; bounds the memory of its parameter. */
const rowsPerStatement = 20_000;

/**
 * Inserts rows, replacing those with the same key. A batch is one statement whatever its size.
 *
 * Cells are text, finite numbers, booleans (1 and 0 on SQLite; on PostgreSQL for
 * boolean columns only) and null; the columns are those of
 * the first row, and a column missing in another row is null. Keys must not repeat within a batch.
 * @throws TypeError for any other kind of cell
 */
export async function upsertRows<Tables, Table extends TableOf<Tables>>(
  tx: Kysely<Tables>,
  table: Table,
  keyColumns: readonly ColumnOf<Tables, Table>[],
  rows: Rows<Tables, Table>,
): Promise<void> {
  const replace = (column: string) => sql`${sql.ref(column)} = excluded.${sql.ref(column)}`;
  await insertRows({ tx, table, keyColumns, rows, onConflict: replace });
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
  await insertRows({ tx, table, keyColumns, rows, onConflict: add });
}

/** Deletes the rows with these keys; a key may be the first columns of a longer primary key. */
export async function deleteRows<Tables, Table extends TableOf<Tables>>(
  tx: Kysely<Tables>,
  table: Table,
  keyColumns: readonly ColumnOf<Tables, Table>[],
  keys: readonly (readonly Cell[])[],
): Promise<void> {
  const columns = sql.join(keyColumns.map((column) => sql.ref(column)));
  for (let at = 0; at < keys.length; at += rowsPerStatement) {
    const chunk = bulkOf(tx).rows(
      { table, columns: keyColumns },
      keys.slice(at, at + rowsPerStatement),
    );
    await sql`delete from ${sql.table(table)} where (${columns}) in (${chunk})`.execute(tx);
  }
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

interface Insert<Tables> {
  readonly tx: Kysely<Tables>;
  readonly table: string;
  readonly keyColumns: readonly string[];
  readonly rows: readonly object[];
  onConflict(column: string): RawBuilder<unknown>;
}

async function insertRows<Tables>(insert: Insert<Tables>): Promise<void> {
  const { tx, table, keyColumns, rows } = insert;
  const columns = Object.keys(rows[0] ?? {});
  const others = columns.filter((column) => !keyColumns.includes(column));
  const action = others.length
    ? sql`do update set ${sql.join(others.map((column) => insert.onConflict(column)))}`
    : sql`do nothing`;
  const refs = (names: readonly string[]) => sql.join(names.map((name) => sql.ref(name)));
  for (let at = 0; at < rows.length; at += rowsPerStatement) {
    const chunk = rows.slice(at, at + rowsPerStatement);
    const source = bulkOf(tx).rows({ table, columns }, cellsOf(columns, chunk));
    await sql`insert into ${sql.table(table)} (${refs(columns)}) ${source}
      on conflict (${refs(keyColumns)}) ${action}`.execute(tx);
  }
}

function cellsOf(columns: readonly string[], rows: readonly object[]): Cell[][] {
  return rows.map((row) => {
    const values = row as Readonly<Record<string, unknown>>;
    return columns.map((column) => cellOf(column, values[column]));
  });
}

function cellOf(column: string, value: unknown): Cell {
  if (value === undefined || value === null) return null;
  if (typeof value === 'string' || typeof value === 'boolean') return value;
  if (typeof value === 'number' && Number.isFinite(value)) return value;
  throw new TypeError(`column ${column} cannot take ${typeof value} ${String(value)}`);
}

const dialects = { sqlite: sqliteBulk, postgres: postgresBulk } as const;

function bulkOf<Tables>(tx: Kysely<Tables>): BulkDialect {
  return dialects[dialectOf(tx)];
}

/** A condition if a filter names a value; none otherwise. */
export const conditionFor = <Value>(
  value: Value | undefined,
  condition: (value: Value) => RawBuilder<unknown>,
): RawBuilder<unknown>[] => (value === undefined ? [] : [condition(value)]);
