import type { RawBuilder } from 'kysely';

/** A cell that goes through JSON unharmed. */
export type Cell = string | number | boolean | null;

/** How one kind of database takes many values in one parameter. */
export interface BulkDialect {
  /** A `select` of `cells`, each row of `width` cells; it ends in a `where`, so more can follow. */
  rows(width: number, cells: readonly (readonly Cell[])[]): RawBuilder<unknown>;
  /** The right-hand side of an `in`. */
  values<Value extends string | number>(values: readonly Value[]): RawBuilder<Value>;
}
