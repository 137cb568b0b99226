import { dialectOf } from '#read-store';
import { type Kysely, type RawBuilder, sql } from 'kysely';

const number = {
  sqlite: sql`integer primary key`,
  postgres: sql`bigint primary key`,
} as const;

/** Type of a column that numbers its rows in the order of the log. */
export const numberColumn = <Tables>(db: Kysely<Tables>): RawBuilder<unknown> =>
  number[dialectOf(db)];

/**
 * Gives new rows the next number and known ones their own, as SQLite does: a sequence would give one
 * to every row that is offered, and a cursor would mean another place after a rebuild.
 */
export async function numberRows<Tables>(
  db: Kysely<Tables>,
  table: keyof Tables & string,
  { number, key }: { readonly number: string; readonly key: readonly string[] },
): Promise<void> {
  if (dialectOf(db) === 'sqlite') return;
  const same = key.map((column) => `t.${column} = new.${column}`).join(' and ');
  await sql
    .raw(
      `create function number_${table}() returns trigger language plpgsql as $$ begin
        new.${number} := coalesce((select t.${number} from ${table} t where ${same}),
          (select coalesce(max(t.${number}), 0) + 1 from ${table} t));
        return new;
      end $$`,
    )
    .execute(db);
  await sql
    .raw(
      `create trigger numbered before insert on ${table}
        for each row execute function number_${table}()`,
    )
    .execute(db);
}
