import { type Kysely, sql } from 'kysely';
import { CLOCK_NAMES, type ClockName, type Verdict } from '#whistle';
import { type Measure, MEASURES } from '../../domain/measures.js';

/** The fold of each whistle, to go on from. */
export interface HistoriesTable {
  readonly stream: string;
  readonly revision: number;
  /** `WhistleHistory` as JSON. */
  readonly state: string;
}

/** One row per summons of a lead or assisting department: `SummonsFact`. */
export interface FactsTable {
  readonly stream: string;
  readonly summons: number;
  readonly department: string;
  readonly street: string;
  readonly category: string;
  readonly kind: string;
  readonly day: string;
  readonly acknowledge: Verdict | null;
  readonly arrive: Verdict | null;
  readonly resolve: Verdict | null;
  readonly acknowledgeMs: number | null;
  readonly arriveMs: number | null;
  readonly resolveMs: number | null;
  /** 1 or 0. */
  readonly proven: number;
  readonly sentBack: number;
  /** 1 or 0. */
  readonly released: number;
  readonly satisfaction: number | null;
}

/** What a summons can be told apart by. */
export const DIMENSIONS = ['department', 'street', 'category', 'kind'] as const;
export type Dimension = (typeof DIMENSIONS)[number];

/** What cells are kept for: everything, each dimension alone, and who answered which street. */
export const ROLLUPS = ['all', ...DIMENSIONS, 'department-street'] as const;
export type Rollup = (typeof ROLLUPS)[number];

export type Grain = 'day' | 'month';

/** Between the two values of a pair; no id contains it. */
export const PAIR_SEPARATOR = '\u001f';

/** Column of the sketch of one clock, see `sketch-text.ts`. */
export type SketchColumn = `${ClockName}Sketch`;
export const SKETCH_COLUMNS = CLOCK_NAMES.map((clock): SketchColumn => `${clock}Sketch`);

/** The exact sum of the facts of one value of one rollup in one day or month. */
export interface CellKey {
  readonly rollup: Rollup;
  readonly grain: Grain;
  /** Asia/Shanghai `YYYY-MM-DD` or `YYYY-MM` of dispatch. */
  readonly period: string;
  /** Empty for `all`; for a pair both values, see `PAIR_SEPARATOR`. */
  readonly value: string;
}
/** `cell` is the key as one text (`keyText`), so that a batch finds its cells by one list. */
export type CellsTable = CellKey & { readonly cell: string } & Readonly<Record<Measure, number>> &
  Readonly<Record<SketchColumn, string>>;

export interface StatisticsTables {
  histories: HistoriesTable;
  facts: FactsTable;
  cells: CellsTable;
}

type Db = Kysely<StatisticsTables>;

export async function createTables(db: Db): Promise<void> {
  await db.schema
    .createTable('histories')
    .addColumn('stream', 'text', (c) => c.primaryKey().notNull())
    .addColumn('revision', 'integer', (c) => c.notNull())
    .addColumn('state', 'text', (c) => c.notNull())
    .execute();
  await createFacts(db);
  await createCells(db);
}

async function createFacts(db: Db): Promise<void> {
  let table = db.schema
    .createTable('facts')
    .addColumn('stream', 'text', (c) => c.notNull())
    .addColumn('summons', 'integer', (c) => c.notNull());
  for (const column of [...DIMENSIONS, 'day'] as const)
    table = table.addColumn(column, 'text', (c) => c.notNull());
  for (const clock of CLOCK_NAMES)
    table = table.addColumn(clock, 'text').addColumn(`${clock}Ms`, sql`bigint`);
  for (const column of ['proven', 'sentBack', 'released'] as const)
    table = table.addColumn(column, 'integer', (c) => c.notNull());
  await table
    .addColumn('satisfaction', 'integer')
    .addPrimaryKeyConstraint('facts_pk', ['stream', 'summons'])
    .execute();
}

async function createCells(db: Db): Promise<void> {
  let table = db.schema
    .createTable('cells')
    .addColumn('cell', 'text', (c) => c.primaryKey().notNull());
  for (const column of ['rollup', 'grain', 'period', 'value'])
    table = table.addColumn(column, 'text', (c) => c.notNull());
  for (const measure of MEASURES)
    table = table.addColumn(measure, 'integer', (c) => c.notNull().defaultTo(0));
  for (const column of SKETCH_COLUMNS)
    table = table.addColumn(column, 'text', (c) => c.notNull().defaultTo(''));
  await table.execute();
  await db.schema
    .createIndex('cells_by_period')
    .on('cells')
    .columns(['rollup', 'grain', 'period', 'value'])
    .execute();
}

/** A question is answered day by day, within one value of a dimension where it names one. */
export async function createIndexes(db: Db): Promise<void> {
  await db.schema.createIndex('facts_by_day').on('facts').column('day').execute();
  for (const dimension of DIMENSIONS)
    await db.schema
      .createIndex(`facts_by_${dimension}`)
      .on('facts')
      .columns([dimension, 'day'])
      .execute();
}
