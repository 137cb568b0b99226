import { type Kysely, sql } from 'kysely';

import { dialectOf } from './dialect.js';

/** `building` is not readable yet; `retired` was live and waits to be dropped. */
export type GenerationState = 'building' | 'live' | 'retired';

export interface GenerationTable {
  projection: string;
  number: number;
  version: number;
  state: GenerationState;
  /** Empty in rows of earlier releases, which gave every generation a home of its own. */
  home: string;
  position: string;
  head: string;
  events: number;
  rate: number;
  eta_seconds: number | null;
  updated_at: string;
}

interface FailureTable {
  projection: string;
  at: string;
  message: string;
}

export interface RegistryTables {
  generation: GenerationTable;
  /**
   * The highest number ever given: numbers are never reused, so a late builder can only affect its
   * own generation.
   */
  numbering: { projection: string; number: number };
  failure: FailureTable;
}

/** Makes the tables of the registry where they are missing. */
export async function migrateRegistry(db: Kysely<RegistryTables>): Promise<void> {
  await createGenerations(db);
  await db.schema
    .createTable('numbering')
    .ifNotExists()
    .addColumn('projection', 'text', (column) => column.primaryKey())
    .addColumn('number', 'integer', (column) => column.notNull())
    .execute();
  await db.schema
    .createTable('failure')
    .ifNotExists()
    .addColumn('projection', 'text', (column) => column.primaryKey())
    .addColumn('at', 'text', (column) => column.notNull())
    .addColumn('message', 'text', (column) => column.notNull())
    .execute();
}

async function createGenerations(db: Kysely<RegistryTables>): Promise<void> {
  // Earlier releases have the table without this column.
  const columns = await columnsOf(db, 'generation');
  if (columns.length > 0 && !columns.includes('home'))
    await sql`alter table generation add column home text not null default ''`.execute(db);
  await db.schema
    .createTable('generation')
    .ifNotExists()
    .addColumn('projection', 'text', (column) => column.notNull())
    .addColumn('number', 'integer', (column) => column.notNull())
    .addColumn('version', 'integer', (column) => column.notNull())
    .addColumn('state', 'text', (column) => column.notNull())
    .addColumn('position', 'text', (column) => column.notNull())
    .addColumn('head', 'text', (column) => column.notNull())
    .addColumn('events', 'bigint', (column) => column.notNull())
    .addColumn('rate', 'double precision', (column) => column.notNull())
    .addColumn('eta_seconds', 'double precision')
    .addColumn('updated_at', 'text', (column) => column.notNull())
    .addColumn('home', 'text', (column) => column.notNull().defaultTo(''))
    .addPrimaryKeyConstraint('generation_key', ['projection', 'number'])
    .execute();
}

/** Names of the columns of a table; empty where there is no such table. */
async function columnsOf<Tables>(db: Kysely<Tables>, table: string): Promise<readonly string[]> {
  const { rows } =
    dialectOf(db) === 'sqlite'
      ? await sql<{ name: string }>`select name from pragma_table_info(${table})`.execute(db)
      : await sql<{ name: string }>`select column_name as name from information_schema.columns
          where table_schema = current_schema() and table_name = ${table}`.execute(db);
  return rows.map(({ name }) => name);
}
