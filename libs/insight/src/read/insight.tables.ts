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
  /** Withdrawn and merged whistles are not counted as cases of their own. */
  readonly status: 'open' | 'closed' | 'withdrawn' | 'merged';
}

/** One row per summons of a lead or assisting department. */
export interface ObligationsTable {
  readonly whistle_id: string;
  readonly no: number;
  /** Number of the batch that wrote the row last, from 1: threads ask for what is new by it. */
  readonly batch: number;
  /** Of its whistle, as `kind`: they never change. */
  readonly street: string;
  readonly kind: string;
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

/** One row: the number of the last batch that wrote obligations. */
export interface LastBatchTable {
  readonly batch: number;
}

/** One row per department that a whistle ever called, also those that were only informed (知会). */
export interface CalledTable {
  readonly whistle_id: string;
  readonly department: string;
}

/** One row per street and month of the blow. */
export interface StreetMonthsTable {
  /** Asia/Shanghai `YYYY-MM`. */
  readonly month: string;
  readonly street: string;
  readonly count: number;
}

/** One row per department and day on which it was summoned, as lead or assisting. */
export interface DeclineDaysTable {
  /** Asia/Shanghai `YYYY-MM-DD` of dispatch. */
  readonly day: string;
  readonly department: string;
  readonly summonses: number;
  /** Summonses by the outcome of their decline; the others were not declined. */
  readonly pending: number;
  readonly upheld: number;
  readonly overruled: number;
  readonly lapsed: number;
}

export interface InsightTables {
  cases: CasesTable;
  obligations: ObligationsTable;
  last_batch: LastBatchTable;
  called: CalledTable;
  street_months: StreetMonthsTable;
  decline_days: DeclineDaysTable;
}

export async function createTables(db: Kysely<InsightTables>): Promise<void> {
  const text = plainText(db);
  await sql`create table cases (
    id ${text} primary key not null,
    street ${text} not null, kind ${text} not null, category ${text} not null,
    title ${text} not null, address ${text} not null,
    longitude double precision, latitude double precision,
    raised_at ${text} not null, status ${text} not null)`.execute(db);
  await sql`create table obligations (
    whistle_id ${text} not null, no integer not null, batch integer not null,
    street ${text} not null, kind ${text} not null, department ${text} not null,
    summoned_at ${text} not null, arrived_at ${text}, reported_at ${text},
    confirmed_at ${text}, released_at ${text}, due_at ${text},
    paused_ms bigint not null, paused_since ${text}, decline ${text},
    primary key (whistle_id, no))`.execute(db);
  await sql`create table last_batch (batch integer not null)`.execute(db);
  await sql`insert into last_batch values (0)`.execute(db);
  await sql`create table called (
    whistle_id ${text} not null, department ${text} not null,
    primary key (whistle_id, department))`.execute(db);
  await sql`create table street_months (
    month ${text} not null, street ${text} not null, count integer not null,
    primary key (month, street))`.execute(db);
  await sql`create table decline_days (
    day ${text} not null, department ${text} not null, summonses integer not null,
    pending integer not null, upheld integer not null, overruled integer not null,
    lapsed integer not null, primary key (day, department))`.execute(db);
}

const OPEN = 'confirmed_at is null and released_at is null';

export async function createIndexes(db: Kysely<InsightTables>): Promise<void> {
  await sql`create index cases_raised on cases (raised_at)`.execute(db);
  await sql`create index obligations_summoned on obligations (summoned_at)`.execute(db);
  await sql`create index obligations_batch on obligations (batch)`.execute(db);
  // Partial indexes: they stay small, because closed obligations are not in them.
  for (const reader of ['street, ', 'department, ', '']) {
    const name = `obligations_arrived${reader === '' ? '' : `_${reader.slice(0, -2)}`}`;
    const columns = `${reader}arrived_at, whistle_id, no`;
    const rows = `${OPEN} and arrived_at is not null`;
    await sql.raw(`create index ${name} on obligations (${columns}) where ${rows}`).execute(db);
  }
  await sql.raw(`create index obligations_due on obligations (due_at) where ${OPEN}`).execute(db);
}
