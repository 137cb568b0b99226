import { type Kysely, sql, type SqlBool } from 'kysely';
import { plainText } from '#read-store';
import { DEMAND_MEASURES, type DemandCounts, type DemandRun } from './demand-run.js';

/** One row per run of a whistle, see `demand-run.ts`. */
export interface RunsTable extends DemandRun {
  readonly stream: string;
}

/** Sums of a month; `street` is empty in the sums over all streets. */
interface DemandCell extends DemandCounts {
  /** Asia/Shanghai `YYYY-MM`. */
  readonly month: string;
  readonly street: string;
}

export interface ClassCellsTable extends DemandCell {
  readonly channel: string;
  readonly category: string;
}

/** Also the totals: a whistle has one kind. */
export interface KindCellsTable extends DemandCell {
  readonly kind: string;
}

export interface DemandTables {
  demand_runs: RunsTable;
  demand_by_class: ClassCellsTable;
  demand_by_kind: KindCellsTable;
}

export async function createTables(db: Kysely<DemandTables>): Promise<void> {
  const text = plainText(db);
  await sql`create table demand_runs (
    stream ${text} not null, run integer not null,
    street ${text} not null, channel ${text} not null, category ${text} not null,
    kind ${text} not null, started ${text} not null, due ${text}, ended ${text}, ending ${text},
    returned ${text}, rewhistled integer not null, answered ${text}, satisfied integer not null,
    primary key (stream, run))`.execute(db);
  const counts = sql.join(
    DEMAND_MEASURES.map((measure) => sql`${sql.ref(measure)} integer not null`),
  );
  await sql`create table demand_by_class (
    month ${text} not null, street ${text} not null, channel ${text} not null,
    category ${text} not null, ${counts},
    primary key (month, street, channel, category))`.execute(db);
  await sql`create table demand_by_kind (
    month ${text} not null, street ${text} not null, kind ${text} not null, ${counts},
    primary key (month, street, kind))`.execute(db);
}

/** What is open and will fall due: few, however many have ended. */
export const createIndexes = (db: Kysely<DemandTables>): Promise<void> =>
  db.schema
    .createIndex('demand_runs_by_due')
    .on('demand_runs')
    .column('due')
    .where(sql<SqlBool>`ended is null and due is not null`)
    .execute();
