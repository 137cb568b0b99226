import { randomUUID } from 'node:crypto';
import { EventStoreDBClient } from '@eventstore/db-client';
import { openEventStoreDb } from '#event-store/eventstoredb';
import { foundDistrict, tokenOf } from '../support/district.js';
import { credentials } from '../support/eventstoredb-server/bare.js';
import { EventStoreDbServer } from '../support/eventstoredb-server/index.js';
import { raising, whistleIdOf } from '../support/lifecycle.js';
import { removeFolder, type Served, serveApi, temporaryFolder } from '../support/served.js';

interface Answer {
  readonly data?: { readonly raiseWhistle: { readonly __typename: string } };
  readonly errors?: readonly { readonly extensions: { code: string; retryable?: boolean } }[];
}

let eventStoreDb: EventStoreDbServer;
let api: Served;
let token: string;
const keysDir = temporaryFolder();

beforeAll(async () => {
  eventStoreDb = await EventStoreDbServer.start();
  const log = await openEventStoreDb(eventStoreDb);
  await foundDistrict(log);
  await log.close();
  api = await serveApi({
    env: {
      EVENT_STORE: 'eventstoredb',
      EVENT_STORE_URL: eventStoreDb.connectionString,
      KEYS_DIR: keysDir,
      TOKEN_SECRET: 'a secret that all processes of the cluster share',
      PUBLIC_METRICS: 'true',
    },
  });
  token = await tokenOf(api.url, 'street');
}, 60_000);

afterAll(async () => {
  await api.stop();
  await eventStoreDb.stop();
  removeFolder(keysDir);
});

const raise = (commandId: string): Promise<Answer> => ask(raising(commandId).body);

async function ask(body: string): Promise<Answer> {
  const headers = { 'content-type': 'application/json', authorization: `Bearer ${token}` };
  const response = await fetch(`${api.url}/graphql`, { method: 'POST', headers, body });
  return (await response.json()) as Answer;
}

describe('given an API whose log is in EventStoreDB', () => {
  it('when a whistle is raised, then it is in that log', async () => {
    expect((await raise(randomUUID())).data?.raiseWhistle.__typename).toBe('WhistleAccepted');
    const log = await openEventStoreDb(eventStoreDb);
    const filter = { types: ['WhistleRaised'] };
    expect((await log.readAll({ limit: 10, filter })).events).toHaveLength(1);
    await log.close();
  });

  it('when a stream is deleted there, then a command on it and a question about it have a code of their own, and health says its name', async () => {
    const commandId = randomUUID();
    expect((await raise(commandId)).data?.raiseWhistle.__typename).toBe('WhistleAccepted');
    const id = whistleIdOf(commandId);
    const client = EventStoreDBClient.connectionString(eventStoreDb.connectionString);
    await client.deleteStream(`whistle-${id}`, { credentials });
    await client.dispose();
    const damaged = { extensions: { code: 'STREAM_DAMAGED', retryable: false } };
    expect((await raise(commandId)).errors).toMatchObject([damaged]);
    const query = `{ whistle(id: "${id}") { __typename } }`;
    expect((await ask(JSON.stringify({ query }))).errors).toMatchObject([damaged]);
    const health = await fetch(`${api.url}/health/ready`);
    expect(await health.json()).toMatchObject({
      details: { eventStore: { status: 'up', damagedStreams: 1, damaged: `whistle-${id}` } },
    });
    // Nobody else is concerned.
    expect((await raise(randomUUID())).data?.raiseWhistle.__typename).toBe('WhistleAccepted');
  });

  it('when EventStoreDB is away, then clients are told so, and the same command succeeds later', async () => {
    const commandId = randomUUID();
    await eventStoreDb.kill();
    expect((await raise(commandId)).errors).toMatchObject([
      { extensions: { code: 'STORE_UNAVAILABLE', retryable: true } },
    ]);
    await eventStoreDb.restart();
    expect((await raise(commandId)).data?.raiseWhistle.__typename).toBe('WhistleAccepted');
  }, 60_000);
});
