import { dialectOf } from '#read-store';
import { type Kysely, type RawBuilder, sql } from 'kysely';

const number = {
  sqlite: sql`integer primary key`,
  postgres: sql`bigint primary key`,
} as const;

/** Type of a column that numbers its rows in the order of the log, see `upsertNumberedRows`. */
export const numberColumn = <Tables>(db: Kysely<Tables>): RawBuilder<unknown> =>
  number[dialectOf(db)];
