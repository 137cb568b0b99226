import { plainText } from '#read-store';
import { type Kysely, sql } from 'kysely';
import type { Appeal, AppealSubject } from '../../domain/whistle.events.js';

/** One row per appeal. Times are ISO 8601 UTC. */
export interface AppealsTable {
  /** `<whistle>/<summons>/<appeal>`. */
  id: string;
  whistle_id: string;
  summons: number;
  appeal: number;
  department: string;
  street: string;
  kind: string;
  level: string;
  category: string;
  title: string;
  address: string;
  subject: AppealSubject;
  clock: string | null;
  claimed_at: string | null;
  ground: string | null;
  filed_by: string;
  filed_at: string;
  reason: string;
  due_at: string | null;
  outcome: Appeal['outcome'];
  ended_at: string | null;
  decided_because: string | null;
  /** When a pending one is due, the last of all where it has no limit; when another one ended. */
  sort_at: string;
}

/** What is counted of appeals. */
export const APPEAL_COUNTS = ['filed', 'upheld', 'rejected', 'withdrawn', 'decidedLate'] as const;
export type AppealCount = (typeof APPEAL_COUNTS)[number];

/** What appeals are counted by. */
export const APPEAL_GROUPS = ['department', 'street', 'subject', 'month'] as const;
export type AppealGroup = (typeof APPEAL_GROUPS)[number];

/** Sums over the appeals of a month. */
export type AppealMonthsTable = Record<AppealCount, number> & {
  /** Asia/Shanghai `YYYY-MM` in which they were filed. */
  month: string;
  department: string;
  street: string;
  subject: AppealSubject;
};

export interface AppealTables {
  appeals: AppealsTable;
  appeal_months: AppealMonthsTable;
}

export async function createTables(db: Kysely<AppealTables>): Promise<void> {
  const text = plainText(db);
  await sql`create table appeals (
    id ${text} primary key, whistle_id ${text} not null, summons integer not null,
    appeal integer not null, department ${text} not null, street ${text} not null,
    kind ${text} not null, level ${text} not null, category ${text} not null,
    title text not null, address text not null, subject ${text} not null, clock ${text},
    claimed_at ${text}, ground ${text}, filed_by ${text} not null, filed_at ${text} not null,
    reason text not null, due_at ${text}, outcome ${text} not null, ended_at ${text},
    decided_because text, sort_at ${text} not null)`.execute(db);
  const counts = APPEAL_COUNTS.map((count) => sql`${sql.ref(count)} integer not null`);
  await sql`create table appeal_months (
    month ${text}, department ${text}, street ${text}, subject ${text}, ${sql.join(counts)},
    primary key (month, department, street, subject))`.execute(db);
}

export async function createIndexes(db: Kysely<AppealTables>): Promise<void> {
  await sql`create index appeals_outcome on appeals (outcome, sort_at, id)`.execute(db);
  await sql`create index appeals_department
    on appeals (department, outcome, sort_at, id)`.execute(db);
  await sql`create index appeals_street on appeals (street, outcome, sort_at, id)`.execute(db);
}
