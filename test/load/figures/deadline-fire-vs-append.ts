import { copyFileSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';

import Database from 'better-sqlite3';

import { openLog, openReadSide } from '#runtime';
import { WhenDeadlinePassesThenEscalate } from '#whistle';

import { type Figure, median, perSecond, quantile, type Scale } from '../figure.js';
import { DAY_MS, raisedAfter, rules, writeOverdue } from './overdue-whistles.js';

const DEADLINES = 'deadlines';
const ROWS_PER_TRANSACTION = 500;
const FIRST_RAISED = Date.parse('2026-11-16T02:00:00.000Z');

async function prepare(dataDir: string, whistles: number): Promise<void> {
  const log = await openLog(dataDir, 'thread');
  await writeOverdue(log, whistles, FIRST_RAISED);
  const reads = await openReadSide(dataDir, log);
  await reads.rebuild(DEADLINES);
  await reads.close();
  await log.close();
}

interface Fired {
  readonly perSecond: number;
  readonly events: number;
  readonly lateness: readonly number[];
}

/** From the moment that all are due to the moment that all is durable, in a process like the API. */
async function fire(dataDir: string, whistles: number): Promise<Fired> {
  const log = await openLog(dataDir, 'thread');
  const reads = await openReadSide(dataDir, log);
  const lateness: number[] = [];
  const allDueAt = FIRST_RAISED + raisedAfter(whistles - 1) + DAY_MS + 1;
  const ahead = allDueAt - Date.now();
  const clock = { now: () => new Date(Date.now() + ahead).toISOString() };
  const observer = {
    fired: (_: unknown, events: readonly string[], late: number) =>
      void events.forEach(() => lateness.push(late)),
    overdue: () => undefined,
    failed: (error: unknown) => {
      throw error;
    },
  };
  const automation = new WhenDeadlinePassesThenEscalate({ log, reads, clock, rules, observer });
  let events = 0;
  const seconds = 1 / (await perSecond(1, async () => void (events = await automation.sweep())));
  await reads.close();
  await log.close();
  return { perSecond: events / seconds, events, lateness };
}

/** The very rows that were written by the clock, onto the log as it was before. */
async function raw(fired: string, before: string): Promise<number> {
  const from = new Database(fired, { readonly: true });
  const db = new Database(before);
  const last = db.prepare('SELECT max(position) FROM events').pluck().get();
  const rows = from.prepare('SELECT * FROM events WHERE position > ? ORDER BY position').all(last);
  from.close();
  db.pragma('synchronous = FULL');
  const into = db.prepare(
    `INSERT INTO events VALUES
     (@position, @stream, @revision, @id, @type, @version, @data, @metadata, @recorded_at)`,
  );
  const insert = db.transaction((some: unknown[]) => some.forEach((row) => into.run(row)));
  const rate = await perSecond(rows.length, async () => {
    for (let at = 0; at < rows.length; at += ROWS_PER_TRANSACTION)
      insert.immediate(rows.slice(at, at + ROWS_PER_TRANSACTION));
  });
  db.close();
  return rate;
}

const count = (amount: number) => Math.round(amount).toLocaleString('en');

export async function deadlineFireVsAppend(scale: Scale): Promise<readonly Figure[]> {
  const whistles = scale.quick ? 3_000 : 100_000;
  const origin = join(scale.folder, 'deadlines-origin');
  await prepare(origin, whistles);
  const rounds: { fired: Fired; raw: number }[] = [];
  for (let round = 0; round < scale.rounds; round++) {
    const dataDir = join(scale.folder, `deadlines-${round}`);
    mkdirSync(join(dataDir, 'read'), { recursive: true });
    for (const file of ['events.db', 'read/registry.db', `read/${DEADLINES}-g1.db`])
      copyFileSync(join(origin, file), join(dataDir, file));
    const before = join(scale.folder, `deadlines-raw-${round}.db`);
    copyFileSync(join(origin, 'events.db'), before);
    const fired = await fire(dataDir, whistles);
    rounds.push({ fired, raw: await raw(join(dataDir, 'events.db'), before) });
  }
  const [first] = rounds;
  const events = first?.fired.events ?? 0;
  const p99 = median(rounds.map(({ fired }) => quantile(fired.lateness, 0.99)));
  const all = `${count(whistles)} whistles with an open summons each, all due within ${raisedAfter(whistles)} ms, ${count(events)} events`;
  return [
    {
      name: 'deadline-fire-vs-append',
      value: median(rounds.map(({ fired, raw: baseline }) => fired.perSecond / baseline)),
      goal: '≥ 0.5',
      what: `deadline events a second, ${all}: looked up, decided on the whistle's log and durable, each once, vs raw better-sqlite3 appending the same rows to the same log, 500 a transaction, synchronous=FULL`,
      measured: `${count(median(rounds.map(({ fired }) => fired.perSecond)))} events/s`,
      baseline: `${count(median(rounds.map((round) => round.raw)))} events/s`,
    },
    {
      name: 'deadline-lateness-p99-seconds',
      value: p99,
      goal: 'as low as can be',
      what: `from the moment of a deadline to its event being durable, the slowest of a hundred; ${all}`,
      measured: `${p99.toFixed(1)} s`,
      baseline: 'all due at once',
    },
  ];
}
