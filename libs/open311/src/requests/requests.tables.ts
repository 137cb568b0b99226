import { plainText } from '#read-store';
import { type Kysely, sql } from 'kysely';

/** One row per whistle that came from another platform. Times are ISO 8601 UTC. */
export interface RequestsTable {
  readonly id: string;
  readonly revision: number;
  /** Platform and its order number; the number is empty where there was none. */
  readonly system: string;
  readonly reference: string;
  readonly kind: string;
  readonly category: string;
  /** The leading department; before dispatch the one that was requested. */
  readonly lead: string;
  readonly status: 'open' | 'closed';
  readonly notes: string;
  readonly description: string;
  readonly address: string;
  readonly region: string;
  readonly longitude: number | null;
  readonly latitude: number | null;
  readonly requested_at: string;
  readonly updated_at: string;
  /** When the lead's resolution is due, or the whistle as a whole; null without a limit. */
  readonly expected_at: string | null;
  /** Ordinal of the lead's summons; 0 where the whistle's overall due time counts. */
  readonly lead_summons: number;
  /** When the whistle as a whole is due, for a lead without a limit. */
  readonly overall_at: string | null;
}

export interface RequestTables {
  requests: RequestsTable;
}

export async function createTables(db: Kysely<RequestTables>): Promise<void> {
  const text = plainText(db);
  await sql`create table requests (
    id ${text} primary key not null, revision integer not null,
    system ${text} not null, reference ${text} not null,
    kind ${text} not null, category ${text} not null, lead ${text} not null,
    status ${text} not null, notes ${text} not null, description ${text} not null,
    address ${text} not null, region ${text} not null,
    longitude double precision, latitude double precision,
    requested_at ${text} not null, updated_at ${text} not null, expected_at ${text},
    lead_summons integer not null, overall_at ${text})`.execute(db);
}

export async function createIndexes(db: Kysely<RequestTables>): Promise<void> {
  await sql`create index requests_system on requests (system, requested_at)`.execute(db);
}
