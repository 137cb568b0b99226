import { plainText } from '#read-store';
import { type Kysely, sql } from 'kysely';

/** One row per whistle. Times are ISO 8601 UTC. */
export interface CasesTable {
  readonly id: string;
  readonly street: string;
  readonly kind: string;
  readonly category: string;
  readonly title: string;
  readonly address: string;
  readonly longitude: number | null;
  readonly latitude: number | null;
  readonly raised_at: string;
  /** Asia/Shanghai `YYYY-MM` of the blow. */
  readonly month: string;
  /** Withdrawn and merged whistles are not counted as cases of their own. */
  readonly status: 'open' | 'closed' | 'withdrawn' | 'merged';
}

/** One row per summons of a lead or assisting department. */
export interface ObligationsTable {
  readonly whistle_id: string;
  readonly no: number;
  readonly department: string;
  readonly summoned_at: string;
  readonly arrived_at: string | null;
  readonly reported_at: string | null;
  readonly confirmed_at: string | null;
  readonly released_at: string | null;
  /** When its resolution is due; null without a limit. */
  readonly due_at: string | null;
  /** Milliseconds of pauses that are over. */
  readonly paused_ms: number;
  readonly paused_since: string | null;
  /** Null where it never declined; `lapsed`: reported, settled or released before anybody ruled. */
  readonly decline: 'pending' | 'upheld' | 'overruled' | 'lapsed' | null;
}

/** One row per department that a whistle ever called, also those that were only informed (知会). */
export interface CalledTable {
  readonly whistle_id: string;
  readonly department: string;
}

export interface InsightTables {
  cases: CasesTable;
  obligations: ObligationsTable;
  called: CalledTable;
}

export async function createTables(db: Kysely<InsightTables>): Promise<void> {
  const text = plainText(db);
  await sql`create table cases (
    id ${text} primary key not null,
    street ${text} not null, kind ${text} not null, category ${text} not null,
    title ${text} not null, address ${text} not null,
    longitude double precision, latitude double precision,
    raised_at ${text} not null, month ${text} not null, status ${text} not null)`.execute(db);
  await sql`create table obligations (
    whistle_id ${text} not null, no integer not null, department ${text} not null,
    summoned_at ${text} not null, arrived_at ${text}, reported_at ${text},
    confirmed_at ${text}, released_at ${text}, due_at ${text},
    paused_ms bigint not null, paused_since ${text}, decline ${text},
    primary key (whistle_id, no))`.execute(db);
  await sql`create table called (
    whistle_id ${text} not null, department ${text} not null,
    primary key (whistle_id, department))`.execute(db);
}

const OPEN = 'confirmed_at is null and released_at is null';

export async function createIndexes(db: Kysely<InsightTables>): Promise<void> {
  await sql`create index cases_month on cases (month, street)`.execute(db);
  await sql`create index cases_raised on cases (raised_at)`.execute(db);
  await sql`create index obligations_summoned on obligations (summoned_at)`.execute(db);
  // Partial indexes: they stay small, because closed obligations are not in them.
  await sql
    .raw(`create index obligations_arrived on obligations (arrived_at) where ${OPEN}`)
    .execute(db);
  await sql.raw(`create index obligations_due on obligations (due_at) where ${OPEN}`).execute(db);
}
