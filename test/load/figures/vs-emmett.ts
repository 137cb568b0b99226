import { randomUUID } from 'node:crypto';
import { join } from 'node:path';

import { getSQLiteEventStore } from '@event-driven-io/emmett-sqlite';
import Database from 'better-sqlite3';

import { openSqliteEventStore } from '#event-store/sqlite';

import { compare, type Figure, inFlight, perSecond, type Scale } from '../figure.js';
import { sampleEvents } from './store-samples.js';

const EVENTS_PER_STREAM = 8;

/**
 * Both stores get the same streams of eight events, one stream an append. Every connection of
 * emmett's asks for WAL without waiting for it, which fails at random behind its own BEGIN and takes
 * the process with it; on a file that is in WAL already the question changes nothing.
 */
function emmettAt(file: string) {
  const db = new Database(file);
  db.pragma('journal_mode = WAL');
  db.close();
  return getSQLiteEventStore({ fileName: file });
}

const forEmmett = () =>
  sampleEvents(EVENTS_PER_STREAM).map(({ type, data }) => ({ type, data: { ...data } }));

const MOST_TRIES = 5;

/**
 * Its own statements run into one another at random, also with one append in flight (SQLITE_BUSY:
 * cannot commit): such a run says nothing and is made anew, on a file of its own.
 */
async function withoutRaces<T>(run: () => Promise<T>): Promise<T> {
  for (let tries = 1; ; tries++) {
    try {
      return await run();
    } catch (error) {
      if ((error as { code?: unknown }).code !== 'SQLITE_BUSY' || tries >= MOST_TRIES) throw error;
    }
  }
}

async function appendWithEmmett(file: string, streams: number): Promise<number> {
  const store = emmettAt(file);
  const batches = Array.from({ length: streams }, forEmmett);
  // One at a time: its connection cannot hold two transactions at once.
  return perSecond(streams * EVENTS_PER_STREAM, async () => {
    for (const [index, events] of batches.entries())
      await store.appendToStream(`whistle-${index}`, events);
  });
}

async function appendWithOurs(file: string, streams: number, width: number): Promise<number> {
  const store = await openSqliteEventStore({ file, writer: 'thread' });
  const batches = Array.from({ length: streams }, () => sampleEvents(EVENTS_PER_STREAM));
  const rate = await perSecond(streams * EVENTS_PER_STREAM, () =>
    inFlight(width, streams, (index) =>
      store.append(`whistle-${index}`, 'no-stream', batches[index] ?? []),
    ),
  );
  await store.close();
  return rate;
}

export function appendVsEmmett({ folder, quick, rounds }: Scale): Promise<Figure> {
  const streams = quick ? 200 : 1_000;
  const at = (side: string) => join(folder, `${side}-${randomUUID()}.db`);
  return compare(
    {
      name: 'append-vs-emmett',
      goal: '≥ 5',
      unit: 'events/s',
      what: 'appends of eight events to new streams, one in flight, vs emmett-sqlite',
      baseline: () => withoutRaces(() => appendWithEmmett(at('emmett'), streams)),
      measured: () => appendWithOurs(at('ours'), streams, 1),
    },
    rounds,
  );
}

export async function readVsEmmett({ folder, quick, rounds }: Scale): Promise<Figure> {
  const streams = quick ? 200 : 1_000;
  const file = join(folder, 'ours-read.db');
  const emmett = await withoutRaces(async () => {
    const theirs = join(folder, `emmett-read-${randomUUID()}.db`);
    await appendWithEmmett(theirs, streams);
    return emmettAt(theirs);
  });
  await appendWithOurs(file, streams, 64);
  const ours = await openSqliteEventStore({ file, readOnly: true });
  const events = streams * EVENTS_PER_STREAM;
  const each = (read: (stream: string) => Promise<unknown>) =>
    perSecond(events, async () => {
      for (let index = 0; index < streams; index++) await read(`whistle-${index}`);
    });
  try {
    return await compare(
      {
        name: 'read-vs-emmett',
        goal: '≥ 1',
        unit: 'events/s',
        what: 'reading whole streams of eight events, one in flight, vs emmett-sqlite',
        baseline: () => each((stream) => emmett.readStream(stream)),
        measured: () => each((stream) => ours.readStream(stream)),
      },
      rounds,
    );
  } finally {
    await ours.close();
  }
}
