import type { RawBuilder, SqlBool } from 'kysely';

/** A cell that every kind of database takes. */
export type Cell = string | number | boolean | null;

/** The table and columns of some rows; their types determine how cells are read. */
export interface Columns {
  readonly table: string;
  readonly columns: readonly string[];
}

/** The column that numbers the rows of a table in the order in which they come, and its key. */
export interface Numbering {
  readonly number: string;
  readonly key: readonly string[];
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
  /**
   * A `select` of such rows with their numbers first: a row that is there keeps its own, new ones get
   * the next. Absent where the database itself does that.
   */
  numbered?(of: Columns, numbering: Numbering, rows: RawBuilder<unknown>): RawBuilder<unknown>;
  /** Whether a column is one of the values. */
  oneOf(column: string, values: readonly (string | number)[]): RawBuilder<SqlBool>;
}
