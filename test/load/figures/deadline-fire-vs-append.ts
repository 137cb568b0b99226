import { copyFileSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { setImmediate as nextTurn } from 'node:timers/promises';

import Database from 'better-sqlite3';

import { digestOf, type EventToAppend, eventId, isRejection } from '#event-sourcing';
import type { EventStore } from '#event-store';
import { openLog, openReadSide } from '#runtime';
import {
  WhenDeadlinePassesThenEscalate,
  whistle,
  type WhistleCommand,
  whistleIdOf,
  whistleStream,
} from '#whistle';
import { createWhistleRules } from '#rules';

import { type Figure, median, perSecond, quantile, type Scale } from '../figure.js';

const DEADLINES = 'deadlines';
const ROWS_PER_TRANSACTION = 500;
const FIRST_RAISED = Date.parse('2026-11-16T02:00:00.000Z');
const DAY_MS = 86_400_000;
/** All within a second or so, one after the other: what is due together was raised about together. */
const RAISED_A_MS = 100;
const street = { account: 'street', organisation: 'street-1', role: 'street' };
const department = { account: 'dept', organisation: 'dept-1', role: 'department' };
const hours = (value: number) => ({ value, unit: '小时' as const });

const rules = createWhistleRules([
  {
    pack: 'bench',
    version: '1',
    effectiveFrom: '2026-01-01',
    source: 'bench',
    kinds: [
      {
        kind: 'emergency',
        name: '应急哨',
        levels: ['street'],
        limits: { acknowledge: hours(1), arrive: hours(2), resolve: hours(24), overall: hours(24) },
      },
    ],
  },
]);
const directory = {
  responder: () => ({ kind: 'department' as const }),
  streetOf: (id: string) => id,
};

/** A summons as most open ones are: acknowledged, on site, and not resolved when time is up. */
const LIFE: readonly [WhistleCommand, typeof street][] = [
  [
    {
      type: 'RaiseWhistle',
      kind: 'emergency',
      level: 'street',
      title: '路口污水外溢',
      description: '雨后路口污水井反涌，影响两个小区居民出行，需要排水与市政到场处置。',
      place: { address: '新河路 18 号', regionCode: '990101001001', longitude: 116, latitude: 39 },
      category: '1101',
      channel: 'grid-patrol',
      street: 'street-1',
      lead: 'dept-1',
      assisting: [],
      informed: [],
    },
    street,
  ],
  [{ type: 'AcknowledgeSummons', summons: 1, person: '李建国' }, department],
  [{ type: 'ArriveOnSite', summons: 1, person: '李建国', evidence: [] }, department],
];

const commandIdOf = (index: number, step: number): string =>
  `00000000-${step.toString(16).padStart(4, '0')}-8000-8000-${index.toString(16).padStart(12, '0')}`;

const raisedAt = (index: number): number => FIRST_RAISED + Math.floor(index / RAISED_A_MS);

/** The events of the life of one whistle, all of one time. */
function eventsOf(index: number): EventToAppend[] {
  let state = whistle.initialState;
  const now = new Date(raisedAt(index)).toISOString();
  return LIFE.flatMap(([command, acting], step) => {
    const decision = whistle.decide(command, state, { now, acting, rules, directory });
    if (isRejection(decision)) throw new Error(decision.rejected);
    state = decision.reduce(whistle.evolve, state);
    const commandId = commandIdOf(index, step);
    const said = { commandId, command: command.type, digest: digestOf(command) };
    const metadata = { ...said, correlationId: commandId, actor: acting };
    return decision.map(({ type, data }, at): EventToAppend => ({
      id: eventId(commandId, at),
      type,
      data,
      metadata,
      version: 1,
    }));
  });
}

async function write(log: EventStore, whistles: number): Promise<void> {
  for (let from = 0; from < whistles; from += 1_000) {
    const appends = Array.from({ length: Math.min(1_000, whistles - from) }, (_, at) => ({
      stream: whistleStream(whistleIdOf(commandIdOf(from + at, 0))),
      expected: 'no-stream' as const,
      events: eventsOf(from + at),
    }));
    await log.appendInOrder(appends);
    await nextTurn();
  }
}

/** So many whistles, each with one open summons whose limits end within the same second or so. */
async function prepare(dataDir: string, whistles: number): Promise<void> {
  const log = await openLog(dataDir, 'thread');
  await write(log, whistles);
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
  const allDueAt = raisedAt(whistles - 1) + DAY_MS + 1;
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
  const whistles = scale.quick ? 10_000 : 100_000;
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
  const all = `${count(whistles)} whistles with an open summons each, all due within ${Math.ceil(whistles / RAISED_A_MS)} ms, ${count(events)} events`;
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
