import { CompiledQuery, type Kysely, type RawBuilder } from 'kysely';

import type { BulkDialect, Cell, Columns } from './bulk-dialect.js';
import { dialectOf } from './dialect.js';
import { postgresBulk } from './postgres/postgres-bulk.js';
import { sqliteBulk } from './sqlite/sqlite-bulk.js';

/** Most rows of one statement; bounds the memory of its parameters. */
const rowsPerStatement = 20_000;

/** A statement that takes any number of rows. */
export interface BulkStatement {
  /** Tells it from the others of the same columns. */
  readonly name: string;
  readonly of: Columns;
  /** Its text around a `select` of the rows. */
  around(rows: RawBuilder<unknown>): RawBuilder<unknown>;
}

const dialects = { sqlite: sqliteBulk, postgres: postgresBulk } as const;

export function bulkOf<Tables>(tx: Kysely<Tables>): BulkDialect {
  return dialects[dialectOf(tx)];
}

/** Texts depend on names only, and a program has few tables. */
const texts = { sqlite: new Map<string, string>(), postgres: new Map<string, string>() } as const;

/** To build a text and compile it costs more than to run it with a few rows. */
function textOf<Tables>(tx: Kysely<Tables>, { name, of, around }: BulkStatement): string {
  const known = texts[dialectOf(tx)];
  const key = `${name} ${of.table} ${of.columns.join()}`;
  const text = known.get(key) ?? around(bulkOf(tx).rows(of)).compile(tx).sql;
  known.set(key, text);
  return text;
}

/** Runs a statement for rows, so many at a time. */
export async function runForRows<Tables, Row>(
  tx: Kysely<Tables>,
  statement: BulkStatement,
  rows: readonly Row[],
  cellsOf: (row: Row) => readonly Cell[],
): Promise<void> {
  if (rows.length === 0) return;
  const text = textOf(tx, statement);
  for (let at = 0; at < rows.length; at += rowsPerStatement) {
    const cells = rows.slice(at, at + rowsPerStatement).map(cellsOf);
    const parameters = bulkOf(tx).parameters(statement.of, cells);
    await tx.executeQuery(CompiledQuery.raw(text, [...parameters]));
  }
}
