import type { RawBuilder, SqlBool } from 'kysely';

/** A cell that every kind of database takes. */
export type Cell = string | number | boolean | null;

/** The table and columns of some rows; their types determine how cells are read. */
export interface Columns {
  readonly table: string;
  readonly columns: readonly string[];
}

/** How one kind of database takes many values in a few parameters. */
export interface BulkDialect {
  /**
   * A `select` of any number of rows with the columns `of`; clauses such as `on conflict` may follow.
   * Its parameters are blank: they are those of {@link BulkDialect.parameters}.
   */
  rows(of: Columns): RawBuilder<unknown>;
  /** What such a `select` takes for these cells, row by row. */
  parameters(of: Columns, cells: readonly (readonly Cell[])[]): readonly unknown[];
  /** Whether a column is one of the values. */
  oneOf(column: string, values: readonly (string | number)[]): RawBuilder<SqlBool>;
}
