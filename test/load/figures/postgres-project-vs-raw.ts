import { join } from 'node:path';

import type pg from 'pg';

import type { EventStore } from '#event-store';
import { openReadStore } from '#read-store';
import { openLogForReading, PROJECTIONS } from '#runtime';

import { startPostgres } from '../../support/postgres.js';
import { compare, type Figure, type Sample, sampled, type Scale } from '../figure.js';
import { prepare } from '../served-district.js';
import { insertRows, orUpdate, type RawTable, readTable, withClient } from './raw-rows.js';

/** The runner's own tables. */
const BOOKKEEPING = ['checkpoint', 'parked', 'skipped'];

interface Projecting {
  readonly url: string;
  readonly log: EventStore;
}

/** Projections are built from the whole log, into a schema that begins like this: rows a second. */
async function build(
  { url, log }: Projecting,
  names: readonly string[],
  schema: string,
  rows = 1,
): Promise<Sample> {
  const place = { postgres: { url, schema } };
  const projections = PROJECTIONS.filter(({ name }) => names.includes(name));
  const reads = await openReadStore({ ...place, eventStore: log, projections });
  const [only = 'all'] = names.length === 1 ? names : [];
  try {
    return await sampled(rows, `rows of ${only}`, () => reads.rebuildAll());
  } finally {
    await reads.close();
  }
}

interface Built {
  /** Each table with its rows, and once more with as many as were updated. */
  readonly tables: readonly RawTable[];
  readonly indexes: readonly string[];
  readonly schema: string;
}

const rowsOf = ({ tables }: Built): number =>
  tables.reduce((sum, table) => sum + table.rows.length, 0);

/** How often the server has seen a row of a table updated. */
async function updatesOf(client: pg.Client, schema: string, table: string): Promise<number> {
  const { rows } = await client.query<{ updates: number }>(
    `SELECT n_tup_upd::int AS updates FROM pg_stat_user_tables
     WHERE schemaname = $1 AND relname = $2`,
    [schema, table],
  );
  return rows[0]?.updates ?? 0;
}

/** What a projection has written: rows, those it updated once more after the others, and how to make its indexes. */
async function builtIn(client: pg.Client, beginning: string): Promise<Built> {
  const named = (sql: string) =>
    client.query<{ schema: string; text: string }>(sql, [`${beginning}_%`, BOOKKEEPING]);
  const { rows: tables } = await named(
    `SELECT schemaname AS schema, tablename AS text FROM pg_tables
     WHERE schemaname LIKE $1 AND tablename <> ALL ($2)`,
  );
  const { rows: indexes } = await named(
    `SELECT schemaname AS schema, indexdef AS text FROM pg_indexes
     WHERE schemaname LIKE $1 AND tablename <> ALL ($2)`,
  );
  const read = [];
  for (const { schema, text } of tables) {
    const table = await readTable(client, `${schema}.${text}`);
    const updates = await updatesOf(client, schema, text);
    read.push(table, { ...table, rows: table.rows.slice(0, updates) });
  }
  return {
    tables: read,
    indexes: indexes.map(({ text }) => text),
    schema: tables[0]?.schema ?? '',
  };
}

/** Columns of its first unique index, in quotes. */
function keyOf(indexes: readonly string[], table: string): string[] {
  const unique = indexes.find((text) => text.includes('UNIQUE') && text.includes(` ${table} `));
  const columns = /\(([^()]*)\)$/.exec(unique ?? '')?.[1]?.split(', ') ?? [];
  return columns.map((column) => `"${column.replaceAll('"', '')}"`);
}

/**
 * Puts the same rows into tables of the same columns and keys, with the trade of a build:
 * commits do not wait for the disk, other indexes come after the rows.
 */
async function raw(client: pg.Client, built: Built, schema: string): Promise<Sample> {
  const here = (text: string) => text.replaceAll(`${built.schema}.`, `${schema}.`);
  const isUnique = (text: string) => text.includes('UNIQUE');
  await client.query(`CREATE SCHEMA ${schema}; SET synchronous_commit = off`);
  for (const name of new Set(built.tables.map((table) => table.name)))
    await client.query(`CREATE TABLE ${here(name)} (LIKE ${name} INCLUDING DEFAULTS)`);
  for (const text of built.indexes.filter(isUnique)) await client.query(here(text));
  const load = async () => {
    for (const table of built.tables) {
      const key = keyOf(built.indexes, table.name);
      const conflict = key.length > 0 ? orUpdate(table.columns, key) : '';
      await insertRows(client, { ...table, name: here(table.name) }, conflict);
    }
    for (const text of built.indexes.filter((one) => !isUnique(one)))
      await client.query(here(text));
  };
  return sampled(rowsOf(built), 'rows upserted', load);
}

interface Rounds {
  readonly rounds: number;
  /** Part of the names of schemas. */
  readonly turn: string;
}

/** What the projections named write, together, and how raw writing of the same compares. */
async function compared(
  on: Projecting,
  names: readonly string[],
  { rounds, turn }: Rounds,
): Promise<Omit<Figure, 'what' | 'name'> & { readonly rows: number }> {
  const short = `${names.length === 1 ? names[0]!.replace(/[^a-z]/g, '').replace(/^(.{3}).*(.{7})$/, '$1$2') : 'all'}_${turn}`;
  await build(on, names, `from_${short}`);
  return withClient(on.url, async (client) => {
    const built = await builtIn(client, `from_${short}`);
    const rows = rowsOf(built);
    const figure = await compare(
      {
        name: '',
        goal: '≥ 0.4',
        unit: 'rows/s',
        what: '',
        baseline: (round) => raw(client, built, `raw_${short}_${round}`),
        measured: (round) => build(on, names, `ours_${short}_${round}`, rows),
      },
      rounds,
    );
    return { ...figure, rows };
  });
}

const HOW = 'rows it writes, 500 a statement, on tables of the same keys and indexes';

/** Every projection by itself once, the one that compares worst in as many rounds as asked; then all in one pass. */
export async function postgresProjectVsRaw(scale: Scale): Promise<readonly Figure[]> {
  const { folder, quick, rounds } = scale;
  const dataDir = join(folder, 'project');
  await prepare(dataDir, quick ? 1_500 : 20_000);
  const server = await startPostgres();
  const log = await openLogForReading(dataDir);
  const on = { url: server.url(), log };
  const names = PROJECTIONS.map(({ name }) => name);
  try {
    const values = new Map<string, number>();
    for (const name of names)
      values.set(name, (await compared(on, [name], { rounds: 1, turn: 'once' })).value);
    // What writes no row from this history has no rate.
    const rated = [...values].filter(([, value]) => Number.isFinite(value));
    const [[worst] = []] = rated.sort(([, a], [, b]) => a - b);
    if (worst === undefined) throw new Error('no projection has written a row');
    const one = await compared(on, [worst], { rounds, turn: 'again' });
    const all = await compared(on, names, { rounds, turn: 'again' });
    const each = rated.map(([name, value]) => `${name} ${value.toFixed(2)}`).join(', ');
    return [
      {
        ...one,
        name: 'postgres-project-vs-raw',
        what: `${worst}, the slowest projection: built in PostgreSQL from the whole log, which is read and folded for it alone, vs raw upserts of the ${count(one.rows)} ${HOW}; each: ${each}`,
      },
      {
        ...all,
        name: 'postgres-project-all-vs-raw',
        what: `all projections built in PostgreSQL in one pass over the log vs raw upserts of the ${count(all.rows)} ${HOW}`,
      },
    ];
  } finally {
    await log.close();
    await server.stop();
  }
}

const count = (amount: number): string => amount.toLocaleString('en');
