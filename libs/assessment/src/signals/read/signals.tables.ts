import { plainText } from '#read-store';
import { type Kysely, sql } from 'kysely';

/** Something that happened in a whistle and may be a sign, with others. Times are ISO 8601 UTC. */
export interface SignalFactsTable {
  readonly whistle_id: string;
  /** Of its event. */
  readonly revision: number;
  /** Ordinal within the event, from 0: an event may bring several photos. */
  readonly no: number;
  readonly kind: SignalFactKind;
  /** Asia/Shanghai `YYYY-MM`. */
  readonly month: string;
  readonly at: string;
  readonly street: string;
  readonly department: string;
  /** The four scores of a rating, the digest of a photo, the account of an arrival; what a friction was. */
  readonly value: string;
}

export type SignalFactKind = 'rating' | 'friction' | 'photo' | 'arrival';

/** A whistle, where it was and when it was over. */
export interface SignalPlacesTable {
  readonly whistle_id: string;
  readonly street: string;
  /** Main class and place: whistles with the same are about the same spot. */
  readonly spot: string;
  /** Asia/Shanghai `YYYY-MM` of the blow. */
  readonly month: string;
  readonly raised_at: string;
  /** When it was closed; null while it is open, and where it was withdrawn or merged. */
  readonly closed_at: string | null;
}

export interface SignalTables {
  signal_facts: SignalFactsTable;
  signal_places: SignalPlacesTable;
}

export async function createTables(db: Kysely<SignalTables>): Promise<void> {
  const text = plainText(db);
  await sql`create table signal_facts (
    whistle_id ${text} not null, revision integer not null, no integer not null,
    kind ${text} not null, month ${text} not null, at ${text} not null,
    street ${text} not null, department ${text} not null, value ${text} not null,
    primary key (whistle_id, revision, no))`.execute(db);
  await sql`create table signal_places (
    whistle_id ${text} primary key not null, street ${text} not null, spot ${text} not null,
    month ${text} not null, raised_at ${text} not null, closed_at ${text})`.execute(db);
}

export async function createIndexes(db: Kysely<SignalTables>): Promise<void> {
  await sql`create index signal_facts_month on signal_facts (kind, month)`.execute(db);
  await sql`create index signal_facts_photo on signal_facts (value)
    where kind = 'photo'`.execute(db);
  await sql`create index signal_places_month on signal_places (month)`.execute(db);
  await sql`create index signal_places_spot on signal_places (spot, closed_at)
    where closed_at is not null`.execute(db);
}
