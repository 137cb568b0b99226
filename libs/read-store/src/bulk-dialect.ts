import type { RawBuilder, SqlBool } from 'kysely';

/** A cell that JSON can carry unchanged. */
export type Cell = string | number | boolean | null;

/** The table and columns of some rows; their types determine how cells are read. */
export interface Columns {
  readonly table: string;
  readonly columns: readonly string[];
}

/** How one kind of database takes many values in one parameter. */
export interface BulkDialect {
  /** A `select` of `cells`, with the columns `of`; clauses such as `on conflict` may follow. */
  rows(of: Columns, cells: readonly (readonly Cell[])[]): RawBuilder<unknown>;
  /** Whether a column is one of the values. */
  oneOf(column: string, values: readonly (string | number)[]): RawBuilder<SqlBool>;
}
