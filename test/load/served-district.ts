import { join } from 'node:path';

import { openLog, openLogForReading, openReadSide } from '#runtime';

import { foundDistrict } from '../support/district.js';
import { serveApi, type Served } from '../support/served.js';
import { writeHistory } from './history.js';
import { type Tokens, tokensOf } from './http-load.js';

const MAIN = new URL('./bench-server.js', import.meta.url).pathname;
const CATCH_UP_MS = 3_600_000;

export interface ServedDistrict extends Served {
  readonly tokens: Tokens;
}

const DEPARTMENTS = 30;
const STREETS = 10;
const YEAR_MS = 365 * 24 * 3_600_000;
const numbered = (name: string, count: number) =>
  Array.from({ length: count }, (_, index) => `${name}-${index + 1}`);

/** The month that the history of a whole year ends in, Asia/Shanghai. */
export const lastMonth = (): string =>
  new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 7);

/** A data folder with a district of 30 departments and a year's history of so many whistles. */
export async function prepare(dataDir: string, whistles = 0): Promise<void> {
  const store = await openLog(dataDir, 'thread');
  const now = Date.now();
  try {
    await foundDistrict(store, DEPARTMENTS);
    if (whistles > 0)
      await writeHistory(store, {
        whistles,
        seed: 1,
        from: new Date(now - YEAR_MS).toISOString(),
        to: new Date(now).toISOString(),
        departments: numbered('dept', DEPARTMENTS),
        streets: numbered('street', STREETS),
      });
  } finally {
    await store.close();
  }
}

/** Builds the read models of a folder to the head of its log, with nobody serving it. */
export async function catchUp(dataDir: string): Promise<void> {
  const store = await openLogForReading(dataDir);
  const readStore = await openReadSide(dataDir, store);
  const stop = new AbortController();
  const running = readStore.run({ signal: stop.signal });
  try {
    const head = await store.head();
    if (head === undefined) return;
    for (const { name } of await readStore.status())
      if (!(await readStore.waitFor(name, head, { timeoutMs: CATCH_UP_MS })))
        throw new Error(`${name} did not reach the head of the log`);
  } finally {
    stop.abort();
    await running;
    await readStore.close();
    await store.close();
  }
}

const prepared = new Map<string, Promise<void>>();

/** A folder with so many whistles of history and its read models, made once a run. */
export async function historyOf(folder: string, whistles: number): Promise<string> {
  const dataDir = join(folder, `history-${whistles}`);
  const making = prepared.get(dataDir) ?? prepare(dataDir, whistles).then(() => catchUp(dataDir));
  prepared.set(dataDir, making);
  await making;
  return dataDir;
}

/** Serves a prepared folder with the bench's server, signed in. */
export async function serveDistrict(dataDir: string): Promise<ServedDistrict> {
  // A history that was written in one go has thousands of deadlines that nobody fired in its time: they
  // have a figure of their own and are no part of what a request costs.
  const quiet = { DEMO: 'false', AUTOMATIONS: 'false' };
  const env = { ...quiet, TOKEN_TTL_SECONDS: '86400', NODE_ENV: 'production' };
  const served = await serveApi({ dataDir, main: MAIN, env });
  return { ...served, tokens: await tokensOf(served.url) };
}
