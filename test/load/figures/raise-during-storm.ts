import { newId } from '#event-sourcing';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';

import Database from 'better-sqlite3';

import { openLog } from '#runtime';

import { raising } from '../../support/lifecycle.js';
import { serveApi } from '../../support/served.js';
import { type Figure, quantile, type Scale } from '../figure.js';
import { type Tokens, tokensOf } from '../http-load.js';
import { buildReads, prepare } from '../served-district.js';
import { DAY_MS, writeOverdue } from './overdue-whistles.js';

const RAISES_A_SECOND = 20;
const WARM_UP_MS = 3_000;
const LOOK_AGAIN_MS = 200;
/** Limits that end: one of the summons and one of the whistle. */
const DEADLINES_EACH = 2;
/** How long the deadlines lie ahead when the whistles are written; twice as long where that is not enough. */
const LEAD_MS = { quick: 20_000, full: 300_000 };

interface Api {
  readonly url: string;
  readonly tokens: Tokens;
}

/** Milliseconds from sending to the answer. @throws Error where it is refused */
async function raise({ url, tokens }: Api): Promise<number> {
  const { as, body } = raising(newId());
  const headers = { 'content-type': 'application/json', authorization: `Bearer ${tokens[as]}` };
  const sent = performance.now();
  const answer = await fetch(`${url}/graphql`, { method: 'POST', headers, body });
  const text = await answer.text();
  if (!answer.ok || /"errors"|Rejection"/.test(text)) throw new Error(`refused: ${text}`);
  return performance.now() - sent;
}

/** So many a second, whether or not those before have been answered: nobody waits for another. */
async function raiseSteadily(api: Api, goesOn: () => boolean): Promise<readonly number[]> {
  const raised: Promise<number>[] = [];
  for (let next = performance.now(); goesOn(); next += 1_000 / RAISES_A_SECOND) {
    await delay(Math.max(0, next - performance.now()));
    raised.push(raise(api));
  }
  return Promise.all(raised);
}

interface Fired {
  readonly seconds: number;
  readonly raises: readonly number[];
}

/** How many deadlines have been missed; each call looks only at what was written since the one before. */
function countMissed(db: Database.Database): () => number {
  const head = db.prepare<[], number>('SELECT max(position) FROM events').pluck();
  const missed = db
    .prepare<[number, number], number>(
      `SELECT count(*) FROM events WHERE position > ? AND position <= ? AND type = 'DeadlineMissed'`,
    )
    .pluck();
  let [count, from] = [0, 0];
  return () => {
    const to = head.get() ?? 0;
    count += missed.get(from, to) ?? 0;
    from = to;
    return count;
  };
}

/** Raises until the log holds the last of the deadlines. */
async function raiseWhileFiring(api: Api, file: string, deadlines: number): Promise<Fired> {
  const db = new Database(file, { readonly: true });
  const missed = countMissed(db);
  let fired = missed();
  const begun = performance.now();
  const looking = (async () => {
    for (; fired < deadlines; fired = missed()) await delay(LOOK_AGAIN_MS);
  })();
  const raises = await raiseSteadily(api, () => fired < deadlines);
  await looking;
  db.close();
  return { seconds: (performance.now() - begun) / 1_000, raises };
}

interface Storm extends Fired {
  readonly quiet: readonly number[];
}

/** Undefined where the deadlines came before everything was ready and had been measured quietly. */
async function measureStorm(
  { seconds }: Scale,
  dataDir: string,
  whistles: number,
  leadMs: number,
): Promise<Storm | undefined> {
  const dueAt = Date.now() + leadMs;
  await prepare(dataDir);
  const log = await openLog(dataDir, 'thread');
  await writeOverdue(log, whistles, dueAt - DAY_MS);
  await log.close();
  await buildReads(dataDir);
  const free = { MAX_WRITES_PER_MINUTE: '10000000', MAX_COST_PER_SECOND: '1000000000' };
  const env = { DEMO: 'false', NODE_ENV: 'production', FREE_QUERIES: 'true', ...free };
  const served = await serveApi({ dataDir, env });
  try {
    const api = { url: served.url, tokens: await tokensOf(served.url) };
    const warm = performance.now() + WARM_UP_MS;
    await raiseSteadily(api, () => performance.now() < warm);
    const quietFrom = dueAt - 1_000 * seconds;
    if (Date.now() > quietFrom) return undefined;
    await raiseSteadily(api, () => Date.now() < quietFrom);
    const quiet = await raiseSteadily(api, () => Date.now() < dueAt);
    const file = join(dataDir, 'events.db');
    return { quiet, ...(await raiseWhileFiring(api, file, DEADLINES_EACH * whistles)) };
  } finally {
    await served.stop();
  }
}

export async function raiseDuringStorm(scale: Scale): Promise<Figure> {
  const whistles = scale.quick ? 3_000 : 100_000;
  let storm: Storm | undefined;
  for (let leadMs = scale.quick ? LEAD_MS.quick : LEAD_MS.full; !storm; leadMs *= 2)
    storm = await measureStorm(scale, join(scale.folder, `storm-${leadMs}`), whistles, leadMs);
  const p95 = quantile(storm.raises, 0.95);
  const quiet = quantile(storm.quiet, 0.95);
  const ms = (value: number) => `${value.toFixed(1)} ms`;
  const rate = Math.round((DEADLINES_EACH * whistles) / storm.seconds).toLocaleString('en');
  return {
    name: 'raise-p95-during-storm-vs-quiet',
    value: p95 / quiet,
    goal: '≤ 3',
    what: `p95 of raiseWhistle over HTTP, ${RAISES_A_SECOND} a second whether answered or not, while ${whistles.toLocaleString('en')} whistles with two deadlines each fall due within a second and are fired by the same process, all read models running (${storm.raises.length} raises in ${storm.seconds.toFixed(1)} s, ${rate} deadline events/s), vs in the same process in the ${scale.seconds} s before`,
    measured: ms(p95),
    baseline: ms(quiet),
  };
}
