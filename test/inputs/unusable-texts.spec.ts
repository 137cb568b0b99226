import fc from 'fast-check';
import { createClient, type Client as SocketClient } from 'graphql-ws';
import WebSocket from 'ws';

import { openPostgresEventStore } from '#event-store/postgres';
import { openLog } from '#runtime';

import { Cluster } from '../support/cluster.js';
import { foundDistrict, tokenOf } from '../support/district.js';
import { clientOf, type GraphQLAnswer } from '../support/graphql-client.js';
import { startPostgres } from '../support/postgres.js';
import { PLAIN, removeFolder, serveApi, temporaryFolder } from '../support/served.js';
import { type LeafOf, type Operation, operationsOf, textsEverywhere } from './operations.js';

interface Place {
  readonly url: string;
  stop(): Promise<void>;
}

async function onSqlite(): Promise<Place> {
  const dataDir = temporaryFolder();
  const log = await openLog(dataDir, 'inline');
  await foundDistrict(log);
  await log.close();
  const served = await serveApi({ dataDir, env: PLAIN });
  const stop = async () => {
    await served.stop();
    removeFolder(dataDir);
  };
  return { url: served.url, stop };
}

async function onPostgres(): Promise<Place> {
  const server = await startPostgres();
  const log = await openPostgresEventStore({ url: server.url() });
  await foundDistrict(log);
  await log.close();
  const cluster = new Cluster(server.url());
  cluster.worker();
  const { url } = await cluster.api();
  const stop = async () => {
    await cluster.stop();
    await server.stop();
  };
  return { url, stop };
}

const USERS = ['admin', 'street', 'centre', 'dept-1', 'assessor'] as const;
const OPERATIONS = [...operationsOf('query'), ...operationsOf('mutation')];
const REFUSED = new Set(['INVALID_INPUT', 'BAD_USER_INPUT']);

const cursor = (text: string): string => Buffer.from(text).toString('base64url');
/** What was found in the wild: characters, cursors and dates that no store takes or has. */
const ODD = [
  ...['a\u0000', '\ud83d', '\u202e占道', '\u200b', '', "'; --", '%_\\', 'constructor', '__proto__'],
  ...['["due+","a",1.5]', '["due+","a\\u0000",1]', '["a","b",1e300]', '[null]'].map(cursor),
  ...['2026-02-30', '9999-12', '0000-01', '9999-12-31', '2026-11', '2026-11-20', '02'],
  ...['street-1', 'dept-1', '3f2a9c1e-0000-5000-8000-000000000001', 'x'.repeat(3_000)],
];
const odd = fc.oneof(fc.constantFrom(...ODD), fc.string({ unit: 'binary' }));

/** Months, days, years and periods in which counting on leaves the years of four digits. */
const ENDS_OF_TIME = [
  ...['9999-12', '9999-12-31', '9999', '9999-Q4', '9999-10..9999-12'],
  ...['9999-12-01..9999-12-31', '0001-01', '0001-01-01', '0001'],
];
const ofTime = (text: string): LeafOf => {
  const others = textsEverywhere(fc.constant('street-1'));
  return (type, name) => {
    const isTime = /month|year|day|date|period|asOf|from|to|since/i.test(name);
    if (type === 'Int') return fc.constant(1);
    return isTime && type !== 'DateTime' ? fc.constant(text) : others(type, name);
  };
};
const codesOf = ({ errors = [] }: Pick<GraphQLAnswer<unknown>, 'errors'>): unknown[] =>
  errors.map(({ extensions }) => extensions['code']);

describe.each([
  ['SQLite', onSqlite],
  ['PostgreSQL', onPostgres],
] as const)('given a service on %s', (_, start) => {
  let place: Place;
  const tokens = new Map<string, string>();
  const sockets: SocketClient[] = [];

  beforeAll(async () => {
    place = await start();
    for (const user of USERS) tokens.set(user, await tokenOf(place.url, user));
  }, 120_000);
  afterAll(async () => {
    for (const socket of sockets) await socket.dispose();
    await place.stop();
  }, 60_000);

  const send = (user: string, { document }: Operation, values: object) =>
    clientOf(place.url, tokens.get(user)).send(document, values);

  function socketOf(user: string): SocketClient {
    const socket = createClient({
      url: `${place.url.replace('http', 'ws')}/graphql`,
      webSocketImpl: WebSocket,
      connectionParams: { authorization: `Bearer ${tokens.get(user)}` },
    });
    sockets.push(socket);
    return socket;
  }

  const nul = fc.constant('a\u0000');
  const allNul = ({ values }: Operation): object =>
    // Of many tries the one with the most said: optional texts are there as well.
    fc
      .sample(values(textsEverywhere(nul)), 20)
      .reduce((most, one) =>
        JSON.stringify(one).length > JSON.stringify(most).length ? one : most,
      );

  it.each(OPERATIONS.filter(({ takesText }) => takesText))(
    'when $name is sent texts with NUL, then it is refused as input to whoever may send it [H3] [M9]',
    async (operation) => {
      const values = allNul(operation);
      const told = await Promise.all(USERS.map((user) => send(user, operation, values)));
      const codes = told.flatMap(codesOf);
      expect(codes).not.toContain('INTERNAL_SERVER_ERROR');
      expect(codes.some((code) => REFUSED.has(String(code)))).toBe(true);
      expect(told.every(({ status }) => status >= 400 && status < 500)).toBe(true);
    },
  );

  it('when anything at all is sent to any operation, then no answer is an internal error [M9]', async () => {
    // Whoever has signed out is told nothing more.
    const sent = OPERATIONS.filter(({ name }) => name !== 'signOut');
    const calls = fc.constantFrom(...sent).chain((operation) =>
      fc.record({
        operation: fc.constant(operation),
        user: fc.constantFrom(...USERS),
        values: operation.values(textsEverywhere(odd)),
      }),
    );
    await fc.assert(
      fc.asyncProperty(calls, async ({ operation, user, values }) => {
        const answer = await send(user, operation, values);
        expect({ name: operation.name, codes: codesOf(answer) }).not.toEqual({
          name: operation.name,
          codes: expect.arrayContaining(['INTERNAL_SERVER_ERROR']) as unknown,
        });
      }),
      { numRuns: 400 },
    );
  }, 180_000);

  it.each(ENDS_OF_TIME)(
    'when %s is asked for wherever there is a time, then it is answered or refused, and all goes on',
    async (text) => {
      for (const operation of operationsOf('query').filter(({ takesText }) => takesText))
        for (const values of fc.sample(operation.values(ofTime(text)), { numRuns: 3, seed: 1 }))
          for (const user of ['assessor', 'centre', 'dept-1'] as const) {
            const codes = codesOf(await send(user, operation, values));
            expect([operation.name, codes]).not.toEqual([
              operation.name,
              expect.arrayContaining(['INTERNAL_SERVER_ERROR']),
            ]);
          }
    },
    60_000,
  );

  it('when it comes over a socket, then it is refused there by the same rule', async () => {
    const socket = socketOf('admin');
    const operations = [...operationsOf('subscription'), ...operationsOf('query')];
    for (const operation of operations.filter(({ takesText }) => takesText)) {
      const payload = { query: operation.document, variables: allNul(operation) as never };
      const [first] = await firstOf(socket, payload);
      // Several variables may be wrong at once: each is told.
      const codes = codesOf(first ?? {});
      expect([operation.name, codes.length > 0]).toEqual([operation.name, true]);
      for (const code of codes)
        expect(`${operation.name} ${String(code)}`).toMatch(
          / (INVALID_INPUT|FORBIDDEN|BAD_USER_INPUT)$/,
        );
    }
  }, 60_000);
});

type Told = Pick<GraphQLAnswer<unknown>, 'errors'>;

/** The first thing that a socket answers, or the errors with which it refuses. */
async function firstOf(
  socket: SocketClient,
  payload: Parameters<SocketClient['iterate']>[0],
): Promise<Told[]> {
  try {
    for await (const answer of socket.iterate(payload)) return [answer as Told];
    return [];
  } catch (refused) {
    return [{ errors: refused as NonNullable<Told['errors']> }];
  }
}
