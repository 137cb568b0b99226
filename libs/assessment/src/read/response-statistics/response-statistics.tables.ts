import { type Kysely, sql } from 'kysely';
import { monthOf } from '#calendar';
import { plainText } from '#read-store';
import { CLOCK_NAMES } from '#whistle';
import { type FactsTable, FLAGS } from './fact-rows.js';

/** What summonses can be filtered and grouped by. */
export const DIMENSIONS = ['department', 'street', 'category', 'kind', 'channel', 'hour'] as const;
export type Dimension = (typeof DIMENSIONS)[number];

/** Pairs that cells are stored for, by month only; all but `department-street` without sketches. */
export const PAIRS = {
  'department-street': ['department', 'street'],
  'department-role': ['department', 'role'],
  'department-kind': ['department', 'kind'],
  'department-category': ['department', 'category'],
  'department-channel': ['department', 'channel'],
} as const;
export type Pair = keyof typeof PAIRS;

export const isPair = (rollup: string): rollup is Pair => rollup in PAIRS;

/** Pairs whose cells are counts only: scores ask for nothing else, and sketches cost most of a cell. */
export const hasSketches = (rollup: Rollup): boolean =>
  !isPair(rollup) || rollup === 'department-street';

/** What cells are stored for: everything, each dimension alone, and pairs. */
export const ROLLUPS = ['all', ...DIMENSIONS, ...(Object.keys(PAIRS) as Pair[])] as const;
export type Rollup = (typeof ROLLUPS)[number];

export type Grain = 'day' | 'month';

/** Cells of one grain from one period to another, both included. */
export interface Span {
  readonly grain: Grain;
  readonly from: string;
  readonly to: string;
}

/** Between the two values of a pair; no id contains it. */
export const PAIR_SEPARATOR = '\u001f';

/** Which facts a cell sums up. */
export interface CellKey {
  readonly rollup: Rollup;
  readonly grain: Grain;
  /** Asia/Shanghai `YYYY-MM-DD` or `YYYY-MM` of dispatch. */
  readonly period: string;
  /** Empty for `all`; for a pair both values, see `PAIR_SEPARATOR`. */
  readonly value: string;
}

/** The exact sum of the facts of one value of one rollup in one day or month. */
export interface CellsTable {
  /**
   * `rollup|grain|period|value`: one text, so that a batch finds its cells by one list, and periods
   * are ranges of it, by code point.
   */
  readonly cell: string;
  /** In the order of `MEASURES`, see `numbers-text.ts`. */
  readonly counts: string;
  /** In the order of `SKETCHES`, see `sketch-text.ts`, with spaces between; empty where it has none. */
  readonly sketches: string;
}

export const cellOf = ({ rollup, grain, period, value }: CellKey): string =>
  `${rollup}|${grain}|${period}|${value}`;

/** The inverse of {@link cellOf}; only a value may contain the separator itself. */
export function keyOf(cell: string): CellKey {
  const [rollup = 'all', grain = 'day', period = '', ...value] = cell.split('|');
  return { rollup: rollup as Rollup, grain: grain as Grain, period, value: value.join('|') };
}

/** What a cell is of, by name. */
export type Described = Partial<Record<Dimension | 'role' | 'day' | 'month', string>>;

/** Values of a cell and its day or month of dispatch. */
export function describeCell({ rollup, grain, period, value }: CellKey): Described {
  const when = grain === 'day' ? { day: period, month: monthOf(period) } : { month: period };
  if (rollup === 'all') return when;
  if (!isPair(rollup)) return { ...when, [rollup]: value };
  const [first = '', second = ''] = value.split(PAIR_SEPARATOR);
  const [one, other] = PAIRS[rollup];
  return { ...when, [one]: first, [other]: second };
}

/** The cells that tell apart some names, days and months aside; undefined where none are kept. */
export function rollupOf(names: readonly string[], grain: Grain): Rollup | undefined {
  const told = new Set(names.filter((name) => name !== 'day' && name !== 'month'));
  return ROLLUPS.find((rollup) => {
    const own: readonly string[] = isPair(rollup)
      ? PAIRS[rollup]
      : rollup === 'all'
        ? []
        : [rollup];
    const isKept = grain === 'month' || !isPair(rollup);
    return isKept && own.length === told.size && own.every((name) => told.has(name));
  });
}

/** All cells of a rollup from one period to another: `first <= cell < end`. */
export function cellRange(rollup: Rollup, span: Span): { first: string; end: string } {
  // The character after the separator: behind every value of the last period.
  const behind = String.fromCharCode('|'.charCodeAt(0) + 1);
  const of = (period: string) => `${rollup}|${span.grain}|${period}`;
  return { first: `${of(span.from)}|`, end: `${of(span.to)}${behind}` };
}

/** One row: the number of the last batch that wrote facts. */
export interface CountedBatchTable {
  readonly batch: number;
}

export interface StatisticsTables {
  facts: FactsTable;
  cells: CellsTable;
  counted_batch: CountedBatchTable;
}

type Db = Kysely<StatisticsTables>;

/** The tables that a view is of. */
const places = new WeakMap<Db, Db>();

/** The tables themselves, of which a view shows one moment. */
export const placeOf = (view: Db): Db => places.get(view) ?? view;

/**
 * Reads as of one moment, so that cells and the facts that correct them belong together; within a view, as
 * of its moment.
 */
export function inOneView<T>(db: Db, read: (view: Db) => Promise<T>): Promise<T> {
  if (places.has(db)) return read(db);
  const transaction = db.transaction().setIsolationLevel('repeatable read');
  return transaction.execute((view) => {
    places.set(view, db);
    return read(view);
  });
}

export async function createTables(db: Db): Promise<void> {
  await createFacts(db);
  await createCells(db);
  await sql`create table counted_batch (batch integer not null)`.execute(db);
  await sql`insert into counted_batch values (0)`.execute(db);
}

async function createFacts(db: Db): Promise<void> {
  const time = plainText(db);
  let table = db.schema
    .createTable('facts')
    .addColumn('stream', 'text', (c) => c.notNull())
    .addColumn('summons', 'integer', (c) => c.notNull());
  for (const column of [...DIMENSIONS, 'role', 'day'] as const)
    table = table.addColumn(column, 'text', (c) => c.notNull());
  for (const clock of CLOCK_NAMES)
    table = table
      .addColumn(clock, 'text')
      .addColumn(`${clock}Due`, time)
      .addColumn(`${clock}Ms`, sql`bigint`)
      .addColumn(`${clock}WorkMs`, sql`bigint`);
  for (const column of [...FLAGS, 'sentBack'] as const)
    table = table.addColumn(column, 'integer', (c) => c.notNull());
  await table
    .addColumn('satisfaction', 'integer')
    .addColumn('beside', 'text', (c) => c.notNull())
    .addColumn('pending', 'text')
    .addColumn('latestDue', time)
    .addColumn('counted', 'text', (c) => c.notNull())
    .addColumn('batch', 'integer', (c) => c.notNull())
    .addPrimaryKeyConstraint('facts_pk', ['stream', 'summons'])
    .execute();
}

async function createCells(db: Db): Promise<void> {
  const text = plainText(db);
  await db.schema
    .createTable('cells')
    .addColumn('cell', text, (c) => c.primaryKey().notNull())
    .addColumn('counts', 'text', (c) => c.notNull())
    .addColumn('sketches', 'text', (c) => c.notNull())
    .execute();
}

/**
 * Facts are read day by day, or for one department or street by day; those that are not yet due at a
 * cut-off by their due time, from an index that holds only what is open; what is new by its batch.
 */
export async function createIndexes(db: Db): Promise<void> {
  await db.schema
    .createIndex('facts_by_due')
    .on('facts')
    .column('latestDue')
    .where('latestDue', 'is not', null)
    .execute();
  await db.schema.createIndex('facts_by_batch').on('facts').column('batch').execute();
  await db.schema.createIndex('facts_by_day').on('facts').column('day').execute();
  for (const dimension of ['department', 'street'] as const)
    await db.schema
      .createIndex(`facts_by_${dimension}`)
      .on('facts')
      .columns([dimension, 'day'])
      .execute();
}
