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

/** A projection is built from the whole log, into schemas that begin like this: rows a second. */
async function build(
  { url, log }: Projecting,
  name: string,
  schema: string,
  rows = 1,
): Promise<Sample> {
  const place = { postgres: { url, schema } };
  const projections = PROJECTIONS.filter((projection) => projection.name === name);
  const reads = await openReadStore({ ...place, eventStore: log, projections });
  try {
    return await sampled(rows, `rows of ${name}`, () => reads.rebuild(name));
  } finally {
    await reads.close();
  }
}

interface Built {
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
    read.push({ ...table, rows: table.rows.concat(table.rows.slice(0, updates)) });
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
  for (const { name } of built.tables)
    await client.query(`CREATE TABLE ${here(name)} (LIKE ${name} INCLUDING DEFAULTS)`);
  for (const text of built.indexes.filter(isUnique)) await client.query(here(text));
  const load = async () => {
    for (const table of built.tables) {
      const conflict = orUpdate(table.columns, keyOf(built.indexes, table.name));
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

async function figureOf(on: Projecting, name: string, { rounds, turn }: Rounds): Promise<Figure> {
  const short = `${name.replace(/[^a-z]/g, '').slice(0, 8)}_${turn}`;
  await build(on, name, `from_${short}`);
  return withClient(on.url, async (client) => {
    const built = await builtIn(client, `from_${short}`);
    const rows = rowsOf(built);
    return compare(
      {
        name: 'postgres-project-vs-raw',
        goal: '≥ 0.4',
        unit: 'rows/s',
        what: `${name}, the slowest projection: built in PostgreSQL from the whole log vs raw upserts of the ${rows.toLocaleString('en')} rows it writes, 500 a statement, on tables of the same keys and indexes`,
        baseline: (round) => raw(client, built, `raw_${short}_${round}`),
        measured: (round) => build(on, name, `ours_${short}_${round}`, rows),
      },
      rounds,
    );
  });
}

/** Every projection by itself once; the one that compares worst is the figure, in as many rounds as asked. */
export async function postgresProjectVsRaw({ folder, quick, rounds }: Scale): Promise<Figure> {
  const dataDir = join(folder, 'project');
  await prepare(dataDir, quick ? 1_500 : 20_000);
  const server = await startPostgres();
  const log = await openLogForReading(dataDir);
  const on = { url: server.url(), log };
  try {
    const figures = new Map<string, Figure>();
    for (const { name } of PROJECTIONS)
      figures.set(name, await figureOf(on, name, { rounds: 1, turn: 'once' }));
    // What writes no row from this history has no rate.
    const rated = [...figures].filter(([, { value }]) => Number.isFinite(value));
    const [[worst, figure] = []] = rated.sort(([, a], [, b]) => a.value - b.value);
    if (worst === undefined || !figure) throw new Error('no projection has written a row');
    const again = rounds > 1 ? await figureOf(on, worst, { rounds, turn: 'again' }) : figure;
    const each = rated.map(([name, { value }]) => `${name} ${value.toFixed(2)}`).join(', ');
    return { ...again, what: `${again.what}; each: ${each}` };
  } finally {
    await log.close();
    await server.stop();
  }
}
