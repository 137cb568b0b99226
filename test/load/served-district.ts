import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { openLog, openLogForReading, PROJECTIONS, readStores } from '#runtime';

import { foundDistrict } from '../support/district.js';
import { serveApi, type Served } from '../support/served.js';
import type { Sample, Scale } from './figure.js';
import { writeHistory } from './history.js';
import { type Answered, type Load, type Tokens, tokensOf } from './http-load.js';
import { untilCaughtUp } from './municipality/check-reads.js';
import { probe, type Probed } from './rebuild-probe.js';
import { type CpuPerOperation, cpuWhile, perOperation, withRoster } from './thread-cpu.js';

const MAIN = new URL('./bench-server.js', import.meta.url).pathname;
const CATCH_UP_MS = 600_000;

export interface ServedDistrict extends Served {
  readonly tokens: Tokens;
}

const DEPARTMENTS = 60;
const STREETS = 10;
const YEAR_MS = 365 * 24 * 3_600_000;
const numbered = (name: string, count: number) =>
  Array.from({ length: count }, (_, index) => `${name}-${index + 1}`);

/** A data folder with a district of 60 departments and a year's history of so many whistles. */
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

/** What has been made of a history, so that the next measurement or run need not make it again. */
interface Made {
  readonly whistles: number;
  /** Names and versions of the read models that were built; empty before. */
  readonly reads: string;
}

const markOf = (dataDir: string): string => join(dataDir, 'history.json');

function madeOf(dataDir: string): Made | undefined {
  const mark = markOf(dataDir);
  return existsSync(mark) ? (JSON.parse(readFileSync(mark, 'utf8')) as Made) : undefined;
}

const mark = (dataDir: string, made: Made): void =>
  writeFileSync(markOf(dataDir), JSON.stringify(made));

/** A folder with the log of so many whistles, made by whichever measurement needs it first. */
export async function logOf({ histories, log }: Scale, whistles: number): Promise<string> {
  const dataDir = join(histories, `history-${whistles}`);
  if (madeOf(dataDir)) return dataDir;
  log(`a history of ${whistles.toLocaleString('en')} whistles`);
  rmSync(dataDir, { recursive: true, force: true });
  mkdirSync(dataDir, { recursive: true });
  await prepare(dataDir, whistles);
  mark(dataDir, { whistles, reads: '' });
  return dataDir;
}

const readModels = (): string =>
  PROJECTIONS.map(({ name, version }) => `${name}@${version}`).join();

/** Builds all read models of a folder that nobody serves, in a process of its own, and says what it took. */
export async function buildReads(dataDir: string): Promise<Probed> {
  rmSync(join(dataDir, 'read'), { recursive: true, force: true });
  const built = await probe('all', dataDir, join(dataDir, 'read'));
  mark(dataDir, { whistles: 0, ...madeOf(dataDir), reads: readModels() });
  return built;
}

/** As {@link logOf}, with its read models. */
export async function historyOf(scale: Scale, whistles: number): Promise<string> {
  const dataDir = await logOf(scale, whistles);
  if (madeOf(dataDir)?.reads === readModels()) return dataDir;
  scale.log(`its read models, of ${whistles.toLocaleString('en')} whistles`);
  await buildReads(dataDir);
  return dataDir;
}

/** Serves a prepared folder with the bench's server, signed in. */
export async function serveDistrict(dataDir: string): Promise<ServedDistrict> {
  // A history that was written in one go has thousands of deadlines that nobody fired in its time: they
  // have a figure of their own and are no part of what a request costs.
  const quiet = { DEMO: 'false', AUTOMATIONS: 'false' };
  const common = { TOKEN_TTL_SECONDS: '86400', NODE_ENV: 'production', FREE_QUERIES: 'true' };
  // One account asks and writes as much as the whole district would.
  const free = { MAX_WRITES_PER_MINUTE: '10000000', MAX_COST_PER_SECOND: '1000000000' };
  const env = { ...quiet, ...common, ...free, ...withRoster() };
  const served = await serveApi({ dataDir, main: MAIN, env });
  return { ...served, tokens: await tokensOf(served.url) };
}

/** Waits until the read models of a served district are at the head of its log. */
export async function caughtUp(dataDir: string): Promise<void> {
  const log = await openLogForReading(dataDir);
  try {
    await untilCaughtUp({ stores: readStores({}, dataDir), log }, CATCH_UP_MS);
  } finally {
    await log.close();
  }
}

/**
 * Something done to a served district, and what each operation cost its threads. The work of the read
 * models is part of the cost: it is waited for.
 */
export async function costOn<T>(
  district: ServedDistrict,
  operation: string,
  work: () => Promise<T & { readonly count: number }>,
): Promise<{ readonly result: T; readonly cpu: CpuPerOperation }> {
  const { result, ms } = await cpuWhile(district.process.pid ?? 0, async () => {
    const done = await work();
    await caughtUp(district.dataDir);
    return done;
  });
  return { result, cpu: { operation, ms: perOperation(ms, result.count) } };
}

/** So many seconds of load on a district, as a side of a comparison: operations a second. */
export async function loaded(
  district: ServedDistrict,
  operation: string,
  load: (seconds: Load) => Promise<Answered>,
  seconds: number,
): Promise<Sample> {
  const { url, tokens } = district;
  const { result, cpu } = await costOn(district, operation, () => load({ url, tokens, seconds }));
  return { amount: result.perSecond, cpu };
}

const SMALL = 10_000;

/** Whistles of the small history that large ones are held against. */
export const smallOf = ({ whistles }: Scale): number => Math.min(SMALL, whistles / 10);
