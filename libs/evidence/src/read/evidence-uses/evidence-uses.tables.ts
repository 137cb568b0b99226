import { plainText } from '#read-store';
import { type Kysely, sql } from 'kysely';

/** Which whistle refers to a piece, in which of its summonses; 0 for the whistle itself. */
export interface WhistleUsesTable {
  reference: string;
  whistle_id: string;
  summons: number;
}

/** Which record of a room refers to a piece: a joint meeting or a talk. */
export interface RecordUsesTable {
  reference: string;
  record_id: string;
}

export interface WhistleUseTables {
  evidence_uses: WhistleUsesTable;
}

export async function createWhistleUses(db: Kysely<WhistleUseTables>): Promise<void> {
  const text = plainText(db);
  await sql`create table evidence_uses (
    reference ${text} not null, whistle_id ${text} not null, summons integer not null,
    primary key (reference, whistle_id, summons))`.execute(db);
}

/** The tables of one room's records. */
export type RecordUseTables = Readonly<Record<string, RecordUsesTable>>;

export async function createRecordUses(db: Kysely<RecordUseTables>, table: string): Promise<void> {
  const text = plainText(db);
  await sql`create table ${sql.table(table)} (
    reference ${text} not null, record_id ${text} not null,
    primary key (reference, record_id))`.execute(db);
}
