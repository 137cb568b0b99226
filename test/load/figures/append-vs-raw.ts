import { newId } from '#event-sourcing';
import { join } from 'node:path';

import Database from 'better-sqlite3';

import { openSqliteEventStore } from '#event-store/sqlite';

import { compare, type Figure, inFlight, type Sample, sampled, type Scale } from '../figure.js';
import { sampleEvents } from './store-samples.js';

const IN_FLIGHT = 64;
const ROWS_PER_TRANSACTION = 500;
/** One round of the quick form takes a second, half of it code that is not yet compiled. */
const FEWEST_ROUNDS = 3;

/** One to three events a command, as raising and answering write them. */
const sizes = (command: number): number => (command % 3) + 1;

async function throughTheStore(file: string, commands: number): Promise<Sample> {
  const store = await openSqliteEventStore({ file, writer: 'thread' });
  const batches = Array.from({ length: commands }, (_, index) => sampleEvents(sizes(index)));
  const events = batches.reduce((sum, batch) => sum + batch.length, 0);
  const appends = () =>
    inFlight(IN_FLIGHT, commands, (index) =>
      store.append(`whistle-${newId()}`, 'no-stream', batches[index] ?? []),
    );
  const sample = await sampled(events, 'events appended', appends);
  await store.close();
  return sample;
}

/** The very rows that the store wrote, into a file with the same tables and indexes. */
async function raw(source: string, file: string): Promise<Sample> {
  await (await openSqliteEventStore({ file })).close();
  const from = new Database(source, { readonly: true });
  const streams = from.prepare('SELECT no, name FROM streams').all();
  const rows = from.prepare('SELECT * FROM events ORDER BY position').all();
  from.close();
  const db = new Database(file);
  db.pragma('synchronous = FULL');
  const intoStreams = db.prepare('INSERT INTO streams VALUES (@no, @name)');
  db.transaction(() => streams.forEach((row) => intoStreams.run(row)))();
  const intoEvents = db.prepare(
    `INSERT INTO events VALUES
     (@position, @stream, @revision, @id, @type, @version, @data, @metadata, @recorded_at)`,
  );
  const write = db.transaction((some: unknown[]) => some.forEach((row) => intoEvents.run(row)));
  const inserts = async () => {
    for (let at = 0; at < rows.length; at += ROWS_PER_TRANSACTION)
      write.immediate(rows.slice(at, at + ROWS_PER_TRANSACTION));
  };
  const sample = await sampled(rows.length, 'rows inserted', inserts);
  db.close();
  return sample;
}

export function appendVsRaw({ folder, quick, rounds }: Scale): Promise<Figure> {
  const commands = quick ? 5_000 : 30_000;
  const ours = (round: number) => join(folder, `append-${round}.db`);
  // The rows of the first round serve every baseline, so it has to run once before.
  const source = ours(-1);
  let written: Promise<unknown> | undefined;
  return compare(
    {
      name: 'append-vs-raw',
      goal: '≥ 0.5',
      unit: 'events/s',
      what: 'durable appends from 64 concurrent commands vs raw better-sqlite3 inserting the same rows, 500 a transaction, synchronous=FULL',
      baseline: async (round) => {
        await (written ??= throughTheStore(source, commands));
        return raw(source, join(folder, `raw-${round}.db`));
      },
      measured: (round) => throughTheStore(ours(round), commands),
    },
    Math.max(rounds, FEWEST_ROUNDS),
  );
}
