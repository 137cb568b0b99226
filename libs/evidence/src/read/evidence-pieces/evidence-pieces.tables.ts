import { plainText } from '#read-store';
import { type Kysely, sql } from 'kysely';

/** One row a piece. Times are ISO 8601 UTC. */
export interface PiecesTable {
  reference: string;
  stored: string;
  bytes: number;
  /** When an organisation has sent it last. */
  sent_at: string;
  /** When it was given up; null while it is kept. */
  removed_at: string | null;
}

/** One row each time that an organisation sent a piece for the first time. */
export interface SendsTable {
  reference: string;
  revision: number;
  account: string;
  /** `YYYY-MM-DD` in Asia/Shanghai. */
  day: string;
}

export interface PieceTables {
  evidence_pieces: PiecesTable;
  evidence_sends: SendsTable;
}

export async function createTables(db: Kysely<PieceTables>): Promise<void> {
  const text = plainText(db);
  await sql`create table evidence_pieces (
    reference ${text} primary key, stored ${text} not null, bytes integer not null,
    sent_at ${text} not null, removed_at ${text})`.execute(db);
  await sql`create table evidence_sends (
    reference ${text} not null, revision integer not null, account ${text} not null,
    day ${text} not null, primary key (reference, revision))`.execute(db);
}

export async function createIndexes(db: Kysely<PieceTables>): Promise<void> {
  await sql`create index evidence_sends_account on evidence_sends (account, day)`.execute(db);
  await sql`create index evidence_pieces_sent on evidence_pieces (sent_at)`.execute(db);
  await sql`create index evidence_pieces_stored on evidence_pieces (stored)`.execute(db);
}
