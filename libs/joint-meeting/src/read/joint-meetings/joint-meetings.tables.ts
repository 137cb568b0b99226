import { plainText } from '#read-store';
import { type Kysely, sql } from 'kysely';

/** One row per meeting. Times are ISO 8601 UTC. */
export interface MeetingsTable {
  id: string;
  revision: number;
  level: string;
  status: string;
  starts_at: string;
  /** `Meeting` as JSON: folded on by the next event, and shown. */
  meeting: string;
}

export interface MeetingWhistlesTable {
  meeting_id: string;
  whistle_id: string;
}

/** Organisations that a meeting concerns. */
export interface MeetingPartiesTable {
  meeting_id: string;
  organisation: string;
  /** 1 for the organiser and the streets of its whistles, 0 for who was invited or came. */
  holds: number;
}

export interface MeetingTables {
  meetings: MeetingsTable;
  meeting_whistles: MeetingWhistlesTable;
  meeting_parties: MeetingPartiesTable;
}

export async function createTables(db: Kysely<MeetingTables>): Promise<void> {
  const text = plainText(db);
  await sql`create table meetings (
    id ${text} primary key, revision integer not null, level ${text} not null,
    status ${text} not null, starts_at ${text} not null, meeting text not null)`.execute(db);
  await sql`create table meeting_whistles (
    meeting_id ${text} not null, whistle_id ${text} not null,
    primary key (whistle_id, meeting_id))`.execute(db);
  await sql`create table meeting_parties (
    meeting_id ${text} not null, organisation ${text} not null, holds integer not null,
    primary key (organisation, meeting_id))`.execute(db);
}

export async function createIndexes(db: Kysely<MeetingTables>): Promise<void> {
  await sql`create index meetings_starts_at on meetings (starts_at, id)`.execute(db);
}
