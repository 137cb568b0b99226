import { dialectOf, plainText } from '#read-store';
import { type Generated, type Kysely, type RawBuilder, sql } from 'kysely';
import { searchIndexOf } from './search-index.js';

/** Stands for "nothing is due" in columns that lists are sorted by. */
export const NEVER = '9999-12-31T23:59:59.999Z';

/** One row per whistle. Times are ISO 8601 UTC. */
export interface WhistlesTable {
  /** In the order of the log. */
  no: Generated<number>;
  id: string;
  revision: number;
  street: string;
  raised_by: string;
  status: string;
  kind: string;
  level: string;
  category: string;
  title: string;
  address: string;
  raised_at: string;
  /** The earliest of its summonses' next due times and its overall one, or NEVER. */
  due_at: string;
  changed_at: string;
  /** Summonses neither settled nor released. */
  open_summonses: number;
  /** `WhistleFacts` as JSON: what the next event is folded on. Last, as it is long. */
  facts: string;
}

/** One row per summons, with what its department's list filters by. */
export interface SummonsesTable {
  row: Generated<number>;
  whistle_id: string;
  no: number;
  department: string;
  role: string;
  status: string;
  /** 1 while its clocks stand still. */
  paused: number;
  kind: string;
  street: string;
  summoned_at: string;
  next_clock: string | null;
  /** When that clock is due, or NEVER. */
  due_at: string;
  /** 1 where the due time reaches holidays not yet published. */
  provisional: number;
  changed_at: string;
}

export interface WorkListTables {
  whistles: WhistlesTable;
  summonses: SummonsesTable;
}

const number = {
  sqlite: sql`integer primary key`,
  postgres: sql`bigint primary key`,
} as const;

/**
 * Gives new rows the next number and known ones their own, as SQLite does: a sequence would give one
 * to every row that is offered, and a cursor would mean another place after a rebuild.
 */
async function numberRows(
  db: Kysely<WorkListTables>,
  table: string,
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

export async function createTables(db: Kysely<WorkListTables>): Promise<void> {
  const text = plainText(db);
  const numbered = number[dialectOf(db)];
  await sql`create table whistles (
    no ${numbered}, id ${text} not null, revision integer not null,
    street ${text} not null, raised_by ${text} not null, status ${text} not null,
    kind ${text} not null, level ${text} not null, category ${text} not null,
    title ${text} not null, address ${text} not null, raised_at ${text} not null,
    due_at ${text} not null, changed_at ${text} not null,
    open_summonses integer not null, facts text not null)`.execute(db);
  await sql`create table summonses (
    row ${numbered}, whistle_id ${text} not null, no integer not null,
    department ${text} not null, role ${text} not null, status ${text} not null,
    paused integer not null, kind ${text} not null, street ${text} not null,
    summoned_at ${text} not null, next_clock text, due_at ${text} not null,
    provisional integer not null, changed_at ${text} not null)`.execute(db);
  await sql`create unique index whistles_id on whistles (id)`.execute(db);
  if (dialectOf(db) === 'sqlite')
    await sql`create unique index whistles_no on whistles (no)`.execute(db);
  await sql`create unique index summonses_whistle on summonses (whistle_id, no)`.execute(db);
  await numberRows(db, 'whistles', { number: 'no', key: ['id'] });
  await numberRows(db, 'summonses', { number: 'row', key: ['whistle_id', 'no'] });
  await searchIndexOf(db).create(db);
}

/** Tables that a list joins, by which index where that has to be said. */
export interface Joins {
  readonly itsWhistle: RawBuilder<unknown>;
  readonly foundWhistles: RawBuilder<unknown>;
  readonly summonsesOfWhistle: RawBuilder<unknown>;
}

const joins: Readonly<Record<ReturnType<typeof dialectOf>, Joins>> = {
  /**
   * Joins that look rows up and never scan: SQLite would choose a scan where statistics were
   * gathered while a table was small, and keep to it as the table grows.
   */
  sqlite: {
    itsWhistle: sql.raw('cross join whistles w indexed by whistles_id'),
    foundWhistles: sql.raw('found cross join whistles w indexed by whistles_no'),
    summonsesOfWhistle: sql.raw('summonses s indexed by summonses_whistle'),
  },
  postgres: {
    itsWhistle: sql.raw('cross join whistles w'),
    foundWhistles: sql.raw('found cross join whistles w'),
    summonsesOfWhistle: sql.raw('summonses s'),
  },
};

export const joinsOf = (db: Kysely<WorkListTables>): Joins => joins[dialectOf(db)];

/** Each list's scope and status, then what it is sorted by: a page is one range of an index. */
const INDEXES: readonly (readonly [table: string, columns: string, where?: string])[] = [
  ['whistles', 'street, status, due_at'],
  ['whistles', 'street, status, raised_at'],
  ['whistles', 'street, status, changed_at'],
  ['summonses', 'department, status, due_at'],
  ['summonses', 'department, status, summoned_at'],
  ['summonses', 'department, status, changed_at'],
  // Only what can be overdue: the history that piles up behind it is not in these.
  ['summonses', 'due_at', `due_at < '${NEVER}'`],
  ['summonses', 'department, due_at', `due_at < '${NEVER}'`],
  ['summonses', 'street, due_at', `due_at < '${NEVER}'`],
];

/** What breaks ties: SQLite has it at the end of every index. */
const TIES: Readonly<Record<string, string>> = { whistles: 'no', summonses: 'row' };

export async function createIndexes(db: Kysely<WorkListTables>): Promise<void> {
  const isPostgres = dialectOf(db) === 'postgres';
  for (const [table, columns, where] of INDEXES) {
    const name = `${table}_${columns.replaceAll(', ', '_')}${where ? '_due' : ''}`;
    const partial = where ? ` where ${where}` : '';
    const all = isPostgres ? `${columns}, ${TIES[table]}` : columns;
    await sql.raw(`create index ${name} on ${table} (${all})${partial}`).execute(db);
  }
  await searchIndexOf(db).optimise(db);
}
