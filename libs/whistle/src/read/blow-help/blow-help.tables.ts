import { plainText } from '#read-store';
import { type Kysely, sql } from 'kysely';
import type { WhistleStatus } from '../work-lists/street-work-list.js';

/** One row for each whistle that has a place on the map. Times are ISO 8601 UTC. */
export interface PlacedWhistlesTable {
  id: string;
  /** Of the grid, see `cells.ts`. */
  cell: number;
  longitude: number;
  latitude: number;
  street: string;
  raised_by: string;
  kind: string;
  category: string;
  title: string;
  address: string;
  status: WhistleStatus;
  raised_at: string;
  /** NEVER while it is open. */
  ended_at: string;
  /** Who leads, or led last; null before it has sounded. */
  lead: string | null;
}

/** What is counted of those who lead. */
export const LEAD_COUNTS = ['led', 'declined', 'upheld', 'overruled'] as const;
export type LeadCount = (typeof LEAD_COUNTS)[number];

/** Summonses in the lead, by the month in which they were called. */
export type LeadMonthsTable = Record<LeadCount, number> & {
  category: string;
  /** Asia/Shanghai `YYYY-MM`. */
  month: string;
  kind: string;
  street: string;
  department: string;
};

export interface BlowHelpTables {
  placed_whistles: PlacedWhistlesTable;
  lead_months: LeadMonthsTable;
}

export const LEAD_KEY = ['category', 'month', 'kind', 'street', 'department'] as const;

export async function createTables(db: Kysely<BlowHelpTables>): Promise<void> {
  const text = plainText(db);
  await sql`create table placed_whistles (
    id ${text} primary key, cell integer not null, longitude double precision not null,
    latitude double precision not null, street ${text} not null, raised_by ${text} not null,
    kind ${text} not null, category ${text} not null, title text not null, address text not null,
    status ${text} not null, raised_at ${text} not null, ended_at ${text} not null,
    lead ${text})`.execute(db);
  const counts = LEAD_COUNTS.map((count) => sql`${sql.ref(count)} integer not null`);
  const key = LEAD_KEY.map((column) => sql`${sql.ref(column)} ${text}`);
  await sql`create table lead_months (${sql.join([...key, ...counts])},
    primary key (${sql.join(LEAD_KEY.map((column) => sql.ref(column)))}))`.execute(db);
}

export async function createIndexes(db: Kysely<BlowHelpTables>): Promise<void> {
  await sql`create index placed_whistles_cell
    on placed_whistles (cell, ended_at, id)`.execute(db);
}
