import { newId } from '#event-sourcing';
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

import { EventStoreDBClient, type JSONEventData, NO_STREAM } from '@eventstore/db-client';

import type { EventToAppend } from '#event-sourcing';
import { openEventStoreDb } from '#event-store/eventstoredb';

import { compare, type Figure, inFlight, perSecond, type Scale } from '../figure.js';
import { sampleEvents } from './store-samples.js';

const IN_FLIGHT = 64;
const TEST_SERVER = new URL('../../support/eventstoredb-server/serve.child.js', import.meta.url);
/** That they come with the call makes the client append the plain way. */
const credentials = { username: 'admin', password: 'changeit' };

/** One to three events a command, as raising and answering write them. */
const batchesOf = (commands: number): EventToAppend[][] =>
  Array.from({ length: commands }, (_, index) => sampleEvents((index % 3) + 1));

type Append = (stream: string, events: readonly EventToAppend[]) => Promise<unknown>;

function rateOf(append: Append, commands: number): Promise<number> {
  const batches = batchesOf(commands);
  return perSecond(commands, () =>
    inFlight(IN_FLIGHT, commands, (index) => append(`bench-${newId()}`, batches[index] ?? [])),
  );
}

async function throughTheAdapter(connectionString: string, commands: number): Promise<number> {
  const store = await openEventStoreDb({ connectionString });
  const append: Append = async (stream, events) => {
    const { outcome } = await store.append(stream, 'no-stream', events);
    if (outcome !== 'appended') throw new Error(`${stream}: ${outcome}`);
  };
  const rate = await rateOf(append, commands);
  await store.close();
  return rate;
}

async function bareClient(connectionString: string, commands: number): Promise<number> {
  const client = EventStoreDBClient.connectionString(connectionString);
  const append: Append = (stream, events) => {
    const data = events.map(({ id, type, data, metadata, version }) => ({
      contentType: 'application/json',
      id,
      type,
      data,
      metadata: { payloadVersion: version, ...metadata },
    })) as unknown as JSONEventData[];
    return client.appendToStream(stream, data, { credentials, expectedRevision: NO_STREAM });
  };
  const rate = await rateOf(append, commands);
  await client.dispose();
  return rate;
}

interface Server {
  readonly connectionString: string;
  readonly name: string;
  stop(): Promise<void>;
}

/** The real one where there is one, or else the test server in a process of its own. */
async function server(folder: string): Promise<Server> {
  const { EVENTSTORE_URL } = process.env;
  if (EVENTSTORE_URL) {
    const stop = async () => undefined;
    return { connectionString: EVENTSTORE_URL, name: 'a real EventStoreDB', stop };
  }
  const args = [TEST_SERVER.pathname, join(folder, 'eventstoredb.jsonl')];
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] });
  const name = 'the test server, NOT a real EventStoreDB';
  return { connectionString: await readyAt(child), name, stop: () => ended(child) };
}

async function readyAt({ stdout }: ChildProcess): Promise<string> {
  if (stdout)
    for await (const line of createInterface({ input: stdout }))
      if (line.startsWith('ready: ')) return line.slice('ready: '.length);
  throw new Error('the EventStoreDB test server did not start');
}

async function ended(child: ChildProcess): Promise<void> {
  const exited = once(child, 'exit');
  child.kill('SIGTERM');
  await exited;
}

/**
 * Each new stream and its metadata are looked for first, and the client ends both readings with a reset.
 * Node's own HTTP/2 lets a connection have a thousand at once and 33 a second, and then closes it; the real
 * server does not.
 */
const WITHIN_NODES_RESETS = 400;

function commandsOf({ quick }: Scale): number {
  if (!process.env['EVENTSTORE_URL']) return WITHIN_NODES_RESETS;
  return quick ? 2_000 : 10_000;
}

export async function eventStoreDbAppendVsClient(scale: Scale): Promise<Figure> {
  const { folder, rounds } = scale;
  const commands = commandsOf(scale);
  const { connectionString, name, stop } = await server(folder);
  try {
    // Code that is not yet compiled would be charged to the first side.
    await bareClient(connectionString, WITHIN_NODES_RESETS);
    await throughTheAdapter(connectionString, WITHIN_NODES_RESETS);
    return await compare(
      {
        name: 'eventstoredb-append-vs-client',
        goal: '≥ 0.85',
        unit: 'commands/s',
        what: `commands of one to three events, 64 in flight, through the adapter vs the bare client's plain append of the same events, on ${name}`,
        baseline: () => bareClient(connectionString, commands),
        measured: () => throughTheAdapter(connectionString, commands),
      },
      rounds,
    );
  } finally {
    await stop();
  }
}
