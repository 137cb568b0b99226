import { hash } from 'node:crypto';
import { type Kysely, sql } from 'kysely';
import { dialectOf } from './dialect.js';
import type { AnyProjection } from './opaque-projection.js';

/** Tables by name: how many rows, and a digest that does not depend on their order. */
export type TableDigests = ReadonlyMap<string, string>;

type AnyTables = Record<string, Record<string, unknown>>;

/** Leaves out tables that the database derives itself (search indexes). */
async function tablesOfFile(db: Kysely<AnyTables>): Promise<string[]> {
  const { rows } = await sql<{ name: string; text: string }>`
    SELECT name, coalesce(sql, '') AS text FROM sqlite_master
    WHERE type = 'table' AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\'`.execute(db);
  const virtual = rows.filter(({ text }) => /^CREATE VIRTUAL/i.test(text)).map(({ name }) => name);
  return rows
    .map(({ name }) => name)
    .filter((name) => !virtual.some((v) => name === v || name.startsWith(`${v}_`)));
}

async function tablesOfSchema(db: Kysely<AnyTables>): Promise<string[]> {
  const { rows } = await sql<{ name: string }>`
    SELECT tablename AS name FROM pg_tables WHERE schemaname = current_schema()`.execute(db);
  return rows.map(({ name }) => name);
}

type Row = Record<string, unknown>;

const PAGE = 2_000;

/** All rows as of the beginning of the statement, without holding them all in memory. */
async function* rowsOfSchema(db: Kysely<AnyTables>, table: string): AsyncGenerator<Row> {
  const connection = await db.startTransaction().setIsolationLevel('repeatable read').execute();
  try {
    await sql`DECLARE every_row NO SCROLL CURSOR FOR SELECT * FROM ${sql.table(table)}`.execute(
      connection,
    );
    for (;;) {
      const { rows } = await sql<Row>`FETCH ${sql.raw(String(PAGE))} FROM every_row`.execute(
        connection,
      );
      yield* rows;
      if (rows.length < PAGE) return;
    }
  } finally {
    await connection.rollback().execute();
  }
}

const rowsOf = (db: Kysely<AnyTables>, table: string): AsyncIterable<Row> =>
  dialectOf(db) === 'postgres'
    ? rowsOfSchema(db, table)
    : db.selectFrom(table).selectAll().stream();

const WORDS = 4;

/**
 * Sorts the keys of JSON documents, whose order depends on the order of creation and may change
 * with a restart.
 */
function canonical(_key: string, value: unknown): unknown {
  if (typeof value === 'string' && /^[{[]/.test(value)) return canonical('', parseJson(value));
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)));
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return `text ${text}`;
  }
}

/** Numbers of rows and batches, which differ after a rebuild. */
const SURROGATES = new Set(['row', 'batch']);

const contentOf = (row: Row) =>
  Object.fromEntries(Object.entries(row).filter(([column]) => !SURROGATES.has(column)));

async function digestOf(db: Kysely<AnyTables>, table: string): Promise<string> {
  const sums = new Uint32Array(WORDS);
  let rows = 0;
  for await (const row of rowsOf(db, table)) {
    const bytes = Buffer.from(hash('md5', JSON.stringify(contentOf(row), canonical)), 'hex');
    for (let i = 0; i < WORDS; i++) sums[i] = (sums[i] ?? 0) + bytes.readUInt32LE(4 * i);
    rows += 1;
  }
  return `${rows} ${Buffer.from(sums.buffer).toString('hex')}`;
}

/** Digests of the tables of a read model; it may live together with others. */
export async function tableDigests(
  db: Kysely<AnyTables>,
  { tables }: Pick<AnyProjection, 'tables'>,
): Promise<TableDigests> {
  const digests = new Map<string, string>();
  const found = await (dialectOf(db) === 'postgres' ? tablesOfSchema(db) : tablesOfFile(db));
  for (const table of found.filter((name) => tables.includes(name)))
    digests.set(table, await digestOf(db, table));
  return digests;
}
