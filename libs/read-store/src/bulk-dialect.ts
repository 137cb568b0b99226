import type { RawBuilder, SqlBool } from 'kysely';

/** A cell that goes through JSON unharmed. */
export type Cell = string | number | boolean | null;

/** Which columns of which table rows are meant for: they say how the cells are to be read. */
export interface Columns {
  readonly table: string;
  readonly columns: readonly string[];
}

/** How one kind of database takes many values in one parameter. */
export interface BulkDialect {
  /** A `select` of `cells`, a column for each of `of`; more can follow, such as `on conflict`. */
  rows(of: Columns, cells: readonly (readonly Cell[])[]): RawBuilder<unknown>;
  /** Whether a column is one of the values. */
  oneOf(column: string, values: readonly (string | number)[]): RawBuilder<SqlBool>;
}
