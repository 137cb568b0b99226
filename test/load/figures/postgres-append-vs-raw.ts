import { newId } from '#event-sourcing';
import { openPostgresEventStore } from '#event-store/postgres';

import { startPostgres } from '../../support/postgres.js';
import { compare, type Figure, inFlight, type Sample, sampled, type Scale } from '../figure.js';
import { insertRows, type RawTable, readTable, withClient } from './raw-rows.js';
import { sampleEvents } from './store-samples.js';

const IN_FLIGHT = 64;

/** One to three events a command, as raising and answering write them. */
const sizes = (command: number): number => (command % 3) + 1;

async function throughTheStore(url: string, schema: string, commands: number): Promise<Sample> {
  const store = await openPostgresEventStore({ url, schema });
  const batches = Array.from({ length: commands }, (_, index) => sampleEvents(sizes(index)));
  const events = batches.reduce((sum, batch) => sum + batch.length, 0);
  const sample = await sampled(events, 'events appended', () =>
    inFlight(IN_FLIGHT, commands, (index) =>
      store.append(`whistle-${newId()}`, 'no-stream', batches[index] ?? []),
    ),
  );
  await store.close();
  return sample;
}

/** The rows of a log, into a table like its own, with the same indexes. */
const raw = (url: string, table: string, rows: RawTable): Promise<Sample> =>
  withClient(url, async (client) => {
    await client.query(`CREATE TABLE ${table} (LIKE ${rows.name} INCLUDING ALL)`);
    return sampled(rows.rows.length, 'rows inserted', () =>
      insertRows(client, { ...rows, name: table }),
    );
  });

export async function postgresAppendVsRaw({ quick, rounds }: Scale): Promise<Figure> {
  const commands = quick ? 3_000 : 20_000;
  const server = await startPostgres();
  const url = server.url();
  try {
    // Its rows serve every baseline; it also warms the server for both sides.
    await throughTheStore(url, 'source', commands);
    const rows = await withClient(url, (client) => readTable(client, 'source.events'));
    return await compare(
      {
        name: 'postgres-append-vs-raw',
        goal: '≥ 0.6',
        unit: 'events/s',
        what: 'durable appends from 64 concurrent commands to PostgreSQL vs raw multi-row inserts of the same rows on one connection, 500 a transaction',
        baseline: (round) => raw(url, `raw_${round}`, rows),
        measured: (round) => throughTheStore(url, `ours_${round}`, commands),
      },
      rounds,
    );
  } finally {
    await server.stop();
  }
}
