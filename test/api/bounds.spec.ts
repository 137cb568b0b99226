import { once } from 'node:events';
import { connect, type Socket } from 'node:net';

import { type Client as SocketClient, createClient } from 'graphql-ws';
import WebSocket, { type ClientOptions } from 'ws';

import { openLog } from '#runtime';

import { DISTRICT, foundDistrict, tokenOf } from '../support/district.js';
import { clientOf } from '../support/graphql-client.js';
import { removeFolder, serveApi, type Served, temporaryFolder } from '../support/served.js';

const LIMITS = {
  MAX_SOCKETS_PER_ACCOUNT: '3',
  MAX_SOCKETS_PER_ADDRESS: '12',
  MAX_SUBSCRIPTIONS_PER_SOCKET: '5',
};

const many = (count: number, field: string) =>
  `{ ${Array.from({ length: count }, (_, index) => `a${index}: ${field}`).join(' ')} }`;

const STATISTICS =
  'responseTimeStatistics(groupBy: [DEPARTMENT, STREET, CATEGORY, KIND, DAY]) { rows { __typename } }';
const PAGE = `streetWorkList(street: "${DISTRICT.street}", first: 200) { edges { node { whistleId } } }`;
const SIGN_IN = 'signIn(username: "nobody", password: "not-the-password") { __typename }';

/** What stopped others when it was let run, and may not even begin. */
const ATTACKS: readonly (readonly [string, string])[] = [
  ['1000 statistics', many(1000, STATISTICS)],
  ['300 statistics', many(300, STATISTICS)],
  ['20 statistics', many(20, 'responseTimeStatistics { rows { __typename } }')],
  ['1000 dashboards', many(1000, 'assessmentDashboard(month: "2026-11") { __typename }')],
  ['20 dashboards', many(20, 'assessmentDashboard(month: "2026-11") { __typename }')],
  ['20 scorecards', many(20, 'scorecards(month: "2026-11") { __typename }')],
  ['20 bands', many(20, 'whistleBands(month: "2026-11") { __typename }')],
  ['20 risks', many(20, 'deadlineRisks { __typename }')],
  ['20 repeats', many(20, 'repeatedWhistles(from: "2026-09-01", to: "2026-11-26") { count }')],
  ['20 calibrations', many(20, 'deadlineRiskCalibration(month: "2026-11") { __typename }')],
  [
    '20 rates of declining',
    many(20, 'decliningDepartments(from: "2026-09-01", to: "2026-11-26") { __typename }'),
  ],
  ['20 long pages', many(20, PAGE)],
  ['1000 of the cheapest', many(1000, 'me { username }')],
  ['20 000 directives', `{ me ${'@skip(if: false) '.repeat(20_000)}{ username } }`],
  ['quadratic validation', `{ ${'me { username } '.repeat(1_900)} }`],
  ['500 passwords', `mutation ${many(500, SIGN_IN)}`],
  ['two passwords', `mutation ${many(2, SIGN_IN)}`],
];

describe('given a served district and clients that ask for too much', () => {
  let served: Served;
  let token: string;
  const clients: SocketClient[] = [];

  beforeAll(async () => {
    const dataDir = temporaryFolder();
    const log = await openLog(dataDir, 'inline');
    await foundDistrict(log);
    await log.close();
    served = await serveApi({ dataDir, env: { DEMO: 'false', ...LIMITS } });
    token = await tokenOf(served.url, 'centre');
  }, 60_000);

  afterAll(async () => {
    for (const client of clients) await client.dispose();
    await served.stop();
    removeFolder(served.dataDir);
  });

  const wsUrl = () => `${served.url.replace('http', 'ws')}/graphql`;

  function socket(bearer?: string): SocketClient {
    const client = createClient({
      url: wsUrl(),
      webSocketImpl: WebSocket,
      retryAttempts: 0,
      connectionParams: bearer === undefined ? {} : { authorization: `Bearer ${bearer}` },
    });
    clients.push(client);
    return client;
  }

  /** The code that a socket answers with; a refusal before it runs ends the operation. */
  const codeOver = (client: SocketClient, query: string): Promise<unknown> =>
    new Promise((resolve, reject) =>
      client.subscribe(
        { query },
        {
          next: ({ errors }) => resolve(errors?.[0]?.extensions?.['code']),
          error: (errors) =>
            Array.isArray(errors)
              ? resolve((errors as { extensions: { code: string } }[])[0]?.extensions.code)
              : reject(errors as Error),
          complete: () => resolve('complete'),
        },
      ),
    );

  it('when they ask at both doors, then both refuse alike, and others are answered meanwhile [H1]', async () => {
    const client = clientOf(served.url, token);
    const over = socket(token);
    for (const [name, query] of ATTACKS) {
      const http = client.send(query);
      const ws = codeOver(over, query);
      const other = await clientOf(served.url).send('{ __typename }');
      expect(other).toMatchObject({ status: 200, data: { __typename: 'Query' } });
      const { status, data, errors } = await http;
      expect({ name, status, data, code: errors?.[0]?.extensions['code'] }).toEqual({
        name,
        status: 400,
        data: undefined,
        code: 'OPERATION_TOO_COMPLEX',
      });
      expect({ name, code: await ws }).toEqual({ name, code: 'OPERATION_TOO_COMPLEX' });
    }
    expect(served.process.exitCode).toBeNull();
  }, 60_000);

  it('when an unknown client asks for too much, then it is refused the same [M8]', async () => {
    const { errors } = await clientOf(served.url).send(ATTACKS[13]![1]);
    expect(errors?.[0]).toMatchObject({
      message: expect.stringContaining('请求过于复杂'),
      extensions: { limit: 'MAX_OPERATION_TOKENS', max: 8_000 },
    });
  });

  it('when a page asks a handful of heavy questions, then it is answered', async () => {
    const { status, errors } = await clientOf(served.url, token).send(`{
      a: assessmentDashboard(month: "2026-11") { __typename }
      b: responseTimeStatistics(groupBy: [DAY]) { rows { day summoned } }
      c: deadlineRisks { __typename } d: whistleBands(month: "2026-11") { __typename }
      e: scorecards(month: "2026-11") { __typename } ${PAGE} }`);
    expect({ status, errors }).toEqual({ status: 200, errors: undefined });
  });

  it('when an operation ran on a socket, then the log has its line [M6]', async () => {
    expect(await codeOver(socket(token), '{ rulePacks { __typename } }')).toBeUndefined();
    const lines = () => served.log().split('\n');
    const ran = () => lines().find((line) => line.includes('"fields":["rulePacks"]'));
    while (ran() === undefined) await new Promise((resolve) => setTimeout(resolve, 50));
    expect(JSON.parse(ran()!)).toMatchObject({
      message: 'graphql',
      operation: 'query',
      status: 'ok',
      account: 'centre',
      durationMs: expect.any(Number),
    });
  }, 20_000);

  /** The code that closes a socket, or the status of the answer that it was not opened with. */
  async function endOf(options: ClientOptions, send?: string | Buffer): Promise<number> {
    const opened = new WebSocket(wsUrl(), 'graphql-transport-ws', options);
    return new Promise((resolve) => {
      opened.on('error', () => undefined);
      opened.once('unexpected-response', (_, { statusCode }) => resolve(statusCode ?? 0));
      opened.once('close', resolve);
      opened.once('open', () => send !== undefined && opened.send(send, () => undefined));
    });
  }

  it('when a frame of 90 MB comes, then it is not even read [M6]', async () => {
    expect(await endOf({}, Buffer.alloc(90_000_000, 'x'))).not.toBe(1000);
    expect(served.process.exitCode).toBeNull();
    expect((await clientOf(served.url).send('{ __typename }')).status).toBe(200);
  }, 30_000);

  it('when a page of somebody else opens a socket, then it is refused [M6]', async () => {
    expect(await endOf({ origin: 'https://evil.example' })).toBe(403);
  });

  it('when a socket shows nothing, then it is closed', async () => {
    expect(await endOf({})).toBe(4408);
  }, 20_000);

  it('when a socket is asked for elsewhere, then it is answered and closed [M7]', async () => {
    const { port } = new URL(served.url);
    const raw = connect(Number(port), '127.0.0.1');
    let answer = '';
    raw.on('data', (chunk) => (answer += String(chunk)));
    raw.write(
      'GET /nothing HTTP/1.1\r\nHost: a\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n',
    );
    await once(raw, 'close');
    expect(answer).toMatch(/^HTTP\/1.1 404 .*"code":"NOT_FOUND"/s);
  });

  it('when a socket has as many subscriptions as it may, then one more is refused [M6]', async () => {
    const client = socket(token);
    const query = `subscription { workListChanged(organisation: "${DISTRICT.street}") { __typename } }`;
    const answers = Array.from({ length: 6 }, () => codeOver(client, query));
    expect(await Promise.race(answers)).toBe('TOO_MANY_REQUESTS');
    await client.dispose();
  });

  it('when an account or an address has as many sockets as it may, then one more is refused', async () => {
    const open: Socket[] = [];
    const signed = await tokenOf(served.url, 'dept-1');
    const shows = { type: 'connection_init', payload: { authorization: `Bearer ${signed}` } };
    const opened = async () => {
      const one = new WebSocket(wsUrl(), 'graphql-transport-ws');
      one.on('upgrade', ({ socket: raw }) => open.push(raw));
      one.on('error', () => undefined);
      await once(one, 'open');
      one.send(JSON.stringify(shows));
      await once(one, 'message');
    };
    for (let n = 0; n < 3; n++) await opened();
    expect(await endOf({}, JSON.stringify(shows))).toBe(4429);
    const rest = Array.from({ length: 12 }, () => endOf({}));
    expect(await Promise.race(rest)).toBe(429);
    for (const one of open) one.destroy();
    await Promise.all(rest);
  }, 20_000);
});
