import { dialectOf, plainText } from '#read-store';
import { type Generated, type Kysely, sql } from 'kysely';
import { numberColumn } from '../numbered-rows.js';
import { searchIndexOf } from '../search/search-index.js';

/** The search over the texts of precedents. */
export const PRECEDENT_SEARCH = { rows: 'precedents', index: 'precedent_search' } as const;

/** One row per ruling on a decline; it never changes. Times are ISO 8601 UTC. */
export interface PrecedentsTable {
  /** In the order of the log. */
  no: Generated<number>;
  /** `<whistle>/<summons>`. */
  id: string;
  whistle_id: string;
  summons: number;
  department: string;
  street: string;
  kind: string;
  category: string;
  title: string;
  reason: string;
  legal_basis: string;
  declined_at: string;
  outcome: string;
  ruling_reason: string;
  /** Who took over by the ruling. */
  replacement: string | null;
  ruled_at: string;
}

/** What a ruling will need, for every whistle. */
export interface PrecedentWhistlesTable {
  stream: string;
  revision: number;
  /** What was raised, and the declines that wait for a ruling; as JSON. */
  model: string;
}

export interface PrecedentTables {
  precedents: PrecedentsTable;
  precedent_whistles: PrecedentWhistlesTable;
}

export async function createTables(db: Kysely<PrecedentTables>): Promise<void> {
  const text = plainText(db);
  await sql`create table precedents (
    no ${numberColumn(db)}, id ${text} not null, whistle_id ${text} not null,
    summons integer not null, department ${text} not null, street ${text} not null,
    kind ${text} not null, category ${text} not null, title text not null,
    reason text not null, legal_basis text not null, declined_at ${text} not null,
    outcome ${text} not null, ruling_reason text not null, replacement ${text},
    ruled_at ${text} not null)`.execute(db);
  await sql`create unique index precedents_id on precedents (id)`.execute(db);
  if (dialectOf(db) === 'sqlite')
    await sql`create unique index precedents_no on precedents (no)`.execute(db);
  await sql`create table precedent_whistles (
    stream ${text} primary key, revision integer not null, model text not null)`.execute(db);
  await searchIndexOf(db, PRECEDENT_SEARCH).create(db);
}

export async function createIndexes(db: Kysely<PrecedentTables>): Promise<void> {
  await sql`create index precedents_ruled on precedents (outcome, ruled_at, no)`.execute(db);
  await sql`create index precedents_department
    on precedents (department, outcome, ruled_at, no)`.execute(db);
  await searchIndexOf(db, PRECEDENT_SEARCH).optimise(db);
}
