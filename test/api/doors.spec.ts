import { createHash } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { createClient } from 'graphql-ws';
import WebSocket from 'ws';

import { openLog } from '#runtime';

import { DISTRICT, foundDistrict, tokenOf } from '../support/district.js';
import { clientOf } from '../support/graphql-client.js';
import { freePort } from '../support/free-port.js';
import { raising } from '../support/lifecycle.js';
import { removeFolder, serveApi, type Served, temporaryFolder } from '../support/served.js';

const ME = 'query Me { me { username } }';
const sha256Of = (text: string) => createHash('sha256').update(text).digest('hex');
const SIGN_IN = `mutation ($username: String!, $password: String!) {
  signIn(username: $username, password: $password) { ... on SignedIn { token } }
}`;
const EXTENSIONS = { persistedQuery: { version: 1, sha256Hash: sha256Of(ME) } };

async function preparedFolder(): Promise<string> {
  const dataDir = temporaryFolder();
  const log = await openLog(dataDir, 'inline');
  await foundDistrict(log);
  await log.close();
  return dataDir;
}

/** What a socket answers to an operation. */
const over = (url: string, token: string, payload: object): Promise<unknown> =>
  new Promise((resolve) => {
    const client = createClient({
      url: `${url.replace('http', 'ws')}/graphql`,
      webSocketImpl: WebSocket,
      retryAttempts: 0,
      connectionParams: { authorization: `Bearer ${token}` },
    });
    const done = (answer: unknown) => {
      void client.dispose();
      resolve(answer);
    };
    const sink = { next: done, error: done, complete: () => undefined };
    client.subscribe(payload as { query: string }, sink);
  });

const post = (url: string, body: object, headers: Record<string, string> = {}) =>
  fetch(`${url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify(body),
  });

describe('given a service in production with a list of operations', () => {
  let served: Served;
  let token: string;
  let metricsUrl: string;

  beforeAll(async () => {
    const dataDir = await preparedFolder();
    const OPERATIONS = join(dataDir, 'operations.json');
    const listed = [ME, SIGN_IN].map((text) => [sha256Of(text), text]);
    writeFileSync(OPERATIONS, JSON.stringify(Object.fromEntries(listed)));
    const METRICS_PORT = String(await freePort());
    metricsUrl = `http://127.0.0.1:${METRICS_PORT}`;
    const doors = { OPERATIONS, METRICS_PORT, METRICS_HOST: '127.0.0.1', HSTS_SECONDS: '600' };
    const env = { NODE_ENV: 'production', HOST: '127.0.0.1', CONSOLE: 'false', ...doors };
    served = await serveApi({ dataDir, env });
    token = await tokenOf(served.url, 'street');
  }, 60_000);

  afterAll(async () => {
    await served.stop();
    removeFolder(served.dataDir);
  });

  it('when a listed operation is named by its digest, then it is answered at both doors', async () => {
    const bearer = { authorization: `Bearer ${token}` };
    const http = await post(served.url, { extensions: EXTENSIONS }, bearer);
    expect(await http.json()).toEqual({ data: { me: { username: 'street' } } });
    expect(await over(served.url, token, { query: '', extensions: EXTENSIONS })).toEqual({
      data: { me: { username: 'street' } },
    });
  });

  it('when another is sent, then neither door answers it, nor takes it up', async () => {
    const query = '{ me { displayName } }';
    const code = { extensions: { code: 'OPERATION_NOT_LISTED' } };
    const { status, errors } = await clientOf(served.url, token).send(query);
    expect({ status, errors }).toMatchObject({ status: 400, errors: [code] });
    expect(await over(served.url, token, { query })).toMatchObject([code]);
    const unknown = { persistedQuery: { version: 1, sha256Hash: sha256Of(query) } };
    const told = { extensions: { code: 'PERSISTED_QUERY_NOT_FOUND' } };
    const named = await post(served.url, { extensions: unknown });
    expect(await named.json()).toMatchObject({ errors: [told] });
    expect(await over(served.url, token, { query: '', extensions: unknown })).toMatchObject([told]);
  });

  it('when the public port is asked how the service is, then it tells only whether all is well [M14]', async () => {
    const [ready, metrics] = await Promise.all(
      ['/health/ready', '/metrics'].map((path) => fetch(`${served.url}${path}`)),
    );
    expect(await ready?.json()).toEqual({ status: 'ok' });
    expect(metrics?.status).toBe(404);
  });

  it('when the port of its own is asked, then it tells everything', async () => {
    const page = await (await fetch(`${metricsUrl}/metrics`)).text();
    expect(page).toContain('shaodao_read_store_up 1');
    const ready = await (await fetch(`${metricsUrl}/health/ready`)).json();
    expect(ready).toMatchObject({ details: { eventStore: { status: 'up' } } });
  });

  it('when a browser comes to the pages, then there are none [M14]', async () => {
    for (const path of ['/', '/inbox', '/explorer'])
      expect((await fetch(served.url + path)).status).toBe(404);
    expect(served.ready).not.toContain('API 浏览器');
  });

  it.each([
    '/',
    '/graphql',
    '/nothing',
    '/health/live',
    '/reports/month',
    '/open311/v2/services.json',
  ])('when %s answers, then the browser is told what it may not do', async (path) => {
    const { headers } = await fetch(`${served.url}${path}`);
    expect(Object.fromEntries(headers)).toMatchObject({
      'content-security-policy': expect.stringContaining("default-src 'none'"),
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
      'x-frame-options': 'DENY',
    });
    expect(headers.get('content-security-policy')).toContain("frame-ancestors 'none'");
    // Only the files of the explorer may be kept.
    if (path !== '/') expect(headers.get('cache-control')).toContain('no-store');
    expect([headers.get('x-powered-by'), headers.get('strict-transport-security')]).toEqual([
      null,
      null,
    ]);
  });

  it('when a request came by TLS to a trusted proxy, then the browser is told to stay with it', async () => {
    const proxied = { headers: { 'x-forwarded-proto': 'https' } };
    const { headers } = await fetch(`${served.url}/health/live`, proxied);
    expect(headers.get('strict-transport-security')).toBe('max-age=600');
  });
});

describe('given a service with small limits and an explorer', () => {
  let served: Served;

  beforeAll(async () => {
    const dataDir = await preparedFolder();
    const limits = { MAX_WRITES_PER_MINUTE: '10', MAX_OPERATIONS_PER_ACCOUNT: '10' };
    const env = { DEMO: 'false', OPEN311_FILE: 'schema/open311/demo.json', ...limits };
    served = await serveApi({ dataDir, env });
  }, 60_000);

  afterAll(async () => {
    await served.stop();
    removeFolder(served.dataDir);
  });

  it.each(['/', '/explorer'])(
    'when %s comes, then only its own scripts may run [M14]',
    async (path) => {
      const page = await fetch(served.url + path);
      expect(page.status).toBe(200);
      const policy = page.headers.get('content-security-policy');
      expect(policy).toContain("script-src 'self';");
      expect(policy).toContain("frame-ancestors 'none'");
      // JSON that no browser runs is data of the page.
      expect(await page.text()).not.toMatch(
        /<script(?![^>]*\b(?:src=|type="application\/json"))[^>]*>|\son[a-z]+=/,
      );
    },
  );

  it('when an account writes too fast, at whichever door, then it is told when to come back [M11]', async () => {
    const token = await tokenOf(served.url, 'street');
    const write = (id: string) => JSON.parse(raising(id).body) as { query: string };
    const bearer = { authorization: `Bearer ${token}` };
    const ids = Array.from({ length: 12 }, () => crypto.randomUUID());
    const answers = [];
    for (const id of ids) answers.push(await post(served.url, write(id), bearer));
    const refused = answers.at(-1)!;
    expect(refused.status).toBe(429);
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0);
    expect(await refused.json()).toMatchObject({
      errors: [{ extensions: { code: 'TOO_MANY_WRITES', retryAfterSeconds: expect.any(Number) } }],
    });
    expect(await over(served.url, token, write(crypto.randomUUID()))).toMatchObject({
      errors: [{ extensions: { code: 'TOO_MANY_WRITES' } }],
    });
    const list = `{ streetWorkList(street: "${DISTRICT.street}") { __typename } }`;
    expect((await clientOf(served.url, token).send(list)).status).toBe(200);
    const other = await tokenOf(served.url, 'centre');
    const byOther = await post(served.url, write(crypto.randomUUID()), {
      authorization: `Bearer ${other}`,
    });
    expect(byOther.status).toBe(200);
  });

  it('when keys of Open311 are tried, then soon none is looked at, and the log has a line for each [M11]', async () => {
    const ask = (key: string) => fetch(`${served.url}/open311/v2/requests.json?api_key=${key}`);
    const statuses = [];
    for (let n = 0; n < 25; n++) statuses.push((await ask(`guess-${n}`)).status);
    expect([statuses[0], statuses.at(-1)]).toEqual([403, 429]);
    const lines = () =>
      served
        .log()
        .split('\n')
        .filter((line) => line.includes('"/open311/v2/requests.json"'));
    while (lines().length < 25) await new Promise((resolve) => setTimeout(resolve, 50));
    expect(JSON.parse(lines().at(-1)!)).toMatchObject({ message: 'http', status: '429' });
    expect(served.log()).not.toContain('guess-');
  });
});
