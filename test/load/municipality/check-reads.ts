import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';

import type { Kysely } from 'kysely';

import type { EventStore } from '#event-store';
import { openReadStore, type ReadStore } from '#read-store';
import { openReadSide, PROJECTIONS, type Stores } from '#runtime';

type AnyTables = Record<string, Record<string, unknown>>;

/** Every table that the read models own, with what its rows are ordered by. */
const TABLES: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>> = {
  'work-lists': { whistles: ['id'], summonses: ['whistle_id', 'no'] },
  'response-statistics': { facts: ['stream', 'summons'], cells: ['cell'] },
};
const PAGE = 2_000;

/** What came of comparing the read models with a rebuild from zero. */
export interface ReadFindings {
  readonly rows: number;
  /** How long after the question they had reached the head of the log, in milliseconds. */
  readonly caughtUpMs: number;
  /** In words; empty where they are the same. */
  readonly faults: readonly string[];
}

/** A rebuild in files, whatever database the read models are in: rows have to be the same. */
async function withRebuild<T>(log: EventStore, use: (reads: ReadStore) => Promise<T>): Promise<T> {
  const directory = mkdtempSync(join(tmpdir(), 'shaodao-check-'));
  const reads = await openReadStore({ directory, eventStore: log, projections: PROJECTIONS });
  try {
    for (const result of (await reads.rebuildAll()).values())
      if ('error' in result) throw result.error;
    return await use(reads);
  } finally {
    await reads.close();
    rmSync(directory, { recursive: true, force: true });
  }
}

/**
 * Numbers that rows get as they are written: summonses that came one by one were written one by one, and
 * together in a rebuild. They say nothing of their own.
 */
const ORDINALS: readonly string[] = ['row', 'batch'];

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

/** Documents are compared by what they say, whatever the order of their keys. */
function said(row: Record<string, unknown>): Record<string, unknown> {
  const told = Object.entries(row).filter(([name]) => !ORDINALS.includes(name));
  const entries = told.map(([name, value]): [string, unknown] => {
    const document = typeof value === 'string' && /^[{[]/.test(value);
    return [name, document ? parsed(value) : value];
  });
  return Object.fromEntries(entries);
}

async function* pagesOf(db: Kysely<AnyTables>, table: string, order: readonly string[]) {
  const all = db.selectFrom(table).selectAll();
  const ordered = order.reduce((query, column) => query.orderBy(column), all);
  for (let offset = 0; ; offset += PAGE) {
    const rows = await ordered.limit(PAGE).offset(offset).execute();
    yield [...rows].map(said);
    if (rows.length < PAGE) return;
  }
}

type Rows = readonly Record<string, unknown>[];

function differenceOf(is: Rows = [], should: Rows = []): string {
  const index = is.findIndex((row, at) => !isDeepStrictEqual(row, should[at]));
  const [one, other] = [is, should].map((rows) => JSON.stringify(rows.at(index)));
  return `is ${one}, and as rebuilt ${other}`;
}

async function differencesOf(table: string, order: readonly string[], dbs: Kysely<AnyTables>[]) {
  const [live, rebuilt] = dbs.map((db) => pagesOf(db, table, order)) as [Pages, Pages];
  for (let rows = 0; ;) {
    const [is, should] = [await live.next(), await rebuilt.next()];
    if (!isDeepStrictEqual(is.value, should.value))
      return { rows, faults: [`${table}: ${differenceOf(is.value, should.value)}`] };
    if (!is.value) return { rows, faults: [] };
    rows += is.value.length;
  }
}

type Pages = AsyncGenerator<Rows, undefined>;

async function compare(live: ReadStore, rebuilt: ReadStore) {
  const found: { rows: number; faults: string[] }[] = [];
  for (const [name, tables] of Object.entries(TABLES)) {
    const dbs = [await live.live<AnyTables>(name), await rebuilt.live<AnyTables>(name)];
    for (const [table, order] of Object.entries(tables))
      found.push(await differencesOf(table, order, dbs));
  }
  return {
    rows: found.reduce((sum, { rows }) => sum + rows, 0),
    faults: found.flatMap(({ faults }) => faults),
  };
}

async function withReads<T>(
  { stores, log }: District,
  use: (reads: ReadStore) => Promise<T>,
): Promise<T> {
  const reads = await openReadSide(stores, log);
  try {
    return await use(reads);
  } finally {
    await reads.close();
  }
}

async function untilAtHead(reads: ReadStore, log: EventStore, timeoutMs: number): Promise<number> {
  const start = performance.now();
  const head = (await log.head()) ?? '';
  for (const { name } of PROJECTIONS)
    if (!(await reads.waitFor(name, head, { timeoutMs })))
      throw new Error(`${name} has not caught up: ${JSON.stringify(await reads.status())}`);
  return performance.now() - start;
}

/** A running system as a reader sees it. */
export interface District {
  readonly stores: Stores;
  readonly log: EventStore;
}

const CATCH_UP_MS = 60_000;

/**
 * Waits until the workers of a running system have the read models at the head of the log; returns
 * how long that took, in milliseconds.
 * @throws Error when they do not get there within `timeoutMs`
 */
export const untilCaughtUp = (district: District, timeoutMs = CATCH_UP_MS): Promise<number> =>
  withReads(district, (reads) => untilAtHead(reads, district.log, timeoutMs));

/**
 * Waits as {@link untilCaughtUp}, then compares every row of the read models with a rebuild from
 * zero. Nothing may be written meanwhile.
 */
export const checkReads = (district: District, timeoutMs = CATCH_UP_MS): Promise<ReadFindings> =>
  withReads(district, async (live) => {
    const caughtUpMs = await untilAtHead(live, district.log, timeoutMs);
    const found = await withRebuild(district.log, (rebuilt) => compare(live, rebuilt));
    return { caughtUpMs, ...found };
  });
