import { createServer, request, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

import { WebSocket } from 'ws';

import { PASSWORD } from '../support/district.js';
import { PLAIN, removeFolder, serveApi, type Served } from '../support/served.js';
import { districtFolder } from './served-access.js';

type Answer = { __typename: string; code?: string };
const SIGN_IN = (username: string, password: string) =>
  `mutation { signIn(username: "${username}", password: "${password}") { __typename ... on SignInRefused { code } } }`;

describe('given a district behind a proxy on this machine', () => {
  let dataDir: string;
  let served: Served;
  let proxy: Server;
  let through: string;

  beforeAll(async () => {
    dataDir = await districtFolder();
    served = await serveApi({ dataDir, env: PLAIN });
    const { port } = new URL(served.url);
    proxy = createServer((asked, answer) => {
      const headers = { ...asked.headers, 'x-forwarded-for': asked.headers['x-test-client'] };
      const target = { host: '127.0.0.1', port, path: asked.url, method: asked.method, headers };
      asked.pipe(
        request(target, (answered) => {
          answer.writeHead(answered.statusCode ?? 500, answered.headers);
          answered.pipe(answer);
        }),
      );
    });
    await new Promise<void>((done) => proxy.listen(0, '127.0.0.1', done));
    through = `http://127.0.0.1:${(proxy.address() as AddressInfo).port}`;
  }, 120_000);
  afterAll(async () => {
    proxy.close();
    await served.stop();
    removeFolder(dataDir);
  });

  async function signIn(client: string, username: string, password: string): Promise<string> {
    const response = await fetch(`${through}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-test-client': client },
      body: JSON.stringify({ query: SIGN_IN(username, password) }),
    });
    const { data } = (await response.json()) as { data: { signIn: Answer } };
    return data.signIn.code ?? data.signIn.__typename;
  }

  it('when somebody guesses through it, then the right person elsewhere signs in [H6]', async () => {
    const guesses = Array.from({ length: 11 }, () =>
      signIn('198.51.100.66', 'street', 'guess-guess'),
    );
    expect((await Promise.all(guesses)).at(-1)).toBe('TOO_MANY_ATTEMPTS');
    expect(await signIn('203.0.113.9', 'street', PASSWORD)).toBe('SignedIn');
  });

  it('when one place tries one password on many names, then it is slowed, and nobody else is [H6]', async () => {
    const names = Array.from({ length: 60 }, (_, index) => `name${index}`);
    const answers = await Promise.all(names.map((name) => signIn('198.51.100.77', name, PASSWORD)));
    expect(answers.filter((code) => code === 'WRONG_CREDENTIALS')).toHaveLength(50);
    expect(answers.filter((code) => code === 'TOO_MANY_ATTEMPTS')).toHaveLength(10);
    expect(await signIn('203.0.113.10', 'centre', PASSWORD)).toBe('SignedIn');
  });

  it('when attempts are refused, then the log names account, place and reason, and no password', async () => {
    await signIn('198.51.100.88', 'assessor', 'guess-of-a-password');
    const line = () =>
      /.*WRONG_CREDENTIALS account=assessor address=198\.51\.100\.88.*/.exec(served.log())?.[0];
    while (line() === undefined) await new Promise((done) => setTimeout(done, 50));
    expect(JSON.parse(line()!)).toMatchObject({ level: 'warn' });
    expect(served.log()).not.toContain('guess-of-a-password');
  });

  it('when somebody guesses over a socket, then the place is the one that the proxy names', async () => {
    const socket = new WebSocket(
      `${served.url.replace('http://localhost', 'ws://127.0.0.1')}/graphql`,
      'graphql-transport-ws',
      { headers: { 'x-forwarded-for': '198.51.100.99' } },
    );
    const query = SIGN_IN('admin', 'guess-guess');
    socket.on('message', (raw: Buffer) => {
      if (String(raw).includes('connection_ack'))
        socket.send(JSON.stringify({ id: '1', type: 'subscribe', payload: { query } }));
    });
    socket.once('open', () => socket.send(JSON.stringify({ type: 'connection_init' })));
    const line = 'WRONG_CREDENTIALS account=admin address=198.51.100.99';
    while (!served.log().includes(line)) await new Promise((done) => setTimeout(done, 50));
    socket.terminate();
  });
});

describe('given a district that trusts no proxy', () => {
  it('when a client names another address, then its own is counted', async () => {
    const dataDir = await districtFolder();
    const served = await serveApi({ dataDir, env: { ...PLAIN, TRUST_PROXY: 'none' } });
    const attempt = async (index: number) => {
      const response = await fetch(`${served.url}/graphql`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', 'x-forwarded-for': `198.51.100.${index}` },
        body: JSON.stringify({ query: SIGN_IN('street', 'guess-guess') }),
      });
      return ((await response.json()) as { data: { signIn: Answer } }).data.signIn.code;
    };
    const codes = [];
    for (let index = 0; index < 11; index++) codes.push(await attempt(index));
    expect(codes.at(-1)).toBe('TOO_MANY_ATTEMPTS');
    await served.stop();
    removeFolder(dataDir);
  }, 60_000);
});
