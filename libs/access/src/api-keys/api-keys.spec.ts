import { createClient } from 'graphql-ws';
import { WebSocket } from 'ws';
import { audit } from '../audit/audit.js';
import { AccessScene } from '../testing/access-scene.js';
import { apiKey } from './api-key.js';

const start = Date.parse('2026-11-22T02:35:00.000Z');
const DAY_MS = 86_400_000;
let now = start;
const clock = { now: () => new Date(now).toISOString() };

interface Made {
  readonly key: { readonly id: string };
  readonly secret: string | null;
  readonly code?: string;
}

describe('given machines with API keys of an account', () => {
  let scene: AccessScene;
  let admin: string;
  beforeEach(async () => {
    now = start;
    scene = await AccessScene.open(clock);
    ({ token: admin } = await scene.signIn('admin'));
  });
  afterEach(() => scene.close());

  async function send(name: string, input: string, token = admin): Promise<Made> {
    const { data } = await scene.ask(
      `mutation { ${name}(input: { ${input} }) {
        ... on ApiKeyChanged { secret key { id } } ... on Rejection { code } } }`,
      token,
    );
    return data?.[name] as Made;
  }
  const create = (more = 'scope: READ', username = 'zhang.san') =>
    send('createApiKey', `username: "${username}", name: "工单平台", ${more}`);
  const me = async (bearer: string | null, headers = {}) =>
    (await scene.ask('{ me { username displayName role } }', bearer ?? '', headers)).status;
  const codeOf = async (query: string, bearer: string) =>
    (await scene.ask(query, bearer)).errors?.[0]?.extensions['code'];
  const untilRecorded = async (id: string, uses: number) => {
    for (let looks = 0; looks < 200; looks++) {
      const events = await apiKey.read(scene.store, id);
      if (events.filter(({ type }) => type === 'ApiKeyUsed').length >= uses) return events;
      await new Promise((done) => setTimeout(done, 10));
    }
    throw new Error('the use was not recorded');
  };

  it('when a key is shown, then it acts for its account, and reads only', async () => {
    const { secret } = await create();
    expect(secret).toMatch(/^sd_[0-9a-f]{16}_[\w-]{43}$/);
    const { data } = await scene.ask('{ me { username displayName role } }', secret!);
    expect(data).toEqual({
      me: { username: 'zhang.san', displayName: '工单平台', role: 'STREET' },
    });
    expect(await codeOf('mutation { signOut { count } }', secret!)).toBe('FORBIDDEN');
    const whole = JSON.stringify(await scene.store.readAll({ limit: 100 }));
    expect(whole).not.toContain(secret!.slice(-43));
  });

  it('when its scope is everything, then still not what only a person may do', async () => {
    const { secret } = await create('scope: EVERYTHING', 'admin');
    expect(await codeOf('mutation { renewToken { token } }', secret!)).toBe('FORBIDDEN');
    const own = 'username: "admin", name: "又一个", scope: EVERYTHING';
    expect(await send('createApiKey', own, secret!)).toBeUndefined();
    expect(await codeOf('{ apiKeys { edges { node { id } } } }', secret!)).toBeUndefined();
    const listed = await create('scope: LISTED, operations: ["mySessions"]');
    expect(await codeOf('{ mySessions { id } }', listed.secret!)).toBeUndefined();
    expect(await codeOf('{ me { username } }', listed.secret!)).toBe('FORBIDDEN');
  });

  it('when the same command is sent again, then there is one key, whose secret is not shown again', async () => {
    const id = 'commandId: "5b1c8f1e-3c6e-4f0e-9f7e-2b8f6c1d0a11"';
    const first = await create(`${id}, scope: READ`);
    const again = await create(`${id}, scope: READ`);
    expect(again).toEqual({ secret: null, key: first.key });
    expect(await me(first.secret)).toBe(200);
  });

  it('when it is rotated, then both count for the overlap, and then only the new one', async () => {
    const { key, secret } = await create();
    const next = await send('rotateApiKey', `id: "${key.id}", overlapHours: 1`);
    expect([await me(secret), await me(next.secret)]).toEqual([200, 200]);
    now += 3_600_000;
    expect([await me(secret), await me(next.secret)]).toEqual([401, 200]);
    now += 90 * DAY_MS;
    expect(await me(next.secret)).toBe(401);
  });

  it('when it is revoked, or its account has another role or is closed, then it ends at once', async () => {
    const [one, two] = [await create(), await create()];
    expect([await me(one.secret), await me(two.secret)]).toEqual([200, 200]);
    await send('revokeApiKey', `id: "${one.key.id}"`);
    expect([await me(one.secret), await me(two.secret)]).toEqual([401, 200]);
    await scene.ask(
      'mutation { changeAccountRole(input: { username: "zhang.san", role: ASSESSMENT }) { __typename } }',
      admin,
    );
    expect(await me(two.secret)).toBe(401);
    const three = await create();
    expect(await me(three.secret)).toBe(200);
    await scene.ask(
      'mutation { closeAccount(input: { username: "zhang.san" }) { __typename } }',
      admin,
    );
    expect(await me(three.secret)).toBe(401);
  });

  it('when it is shown from another network, then it is refused, also once it is known', async () => {
    const { secret } = await create('scope: READ, networks: ["10.1.0.0/16"]');
    expect(await me(secret, { 'x-forwarded-for': '10.1.2.3' })).toBe(200);
    expect(await me(secret, { 'x-forwarded-for': '10.2.2.3' })).toBe(401);
    expect(await me(secret, { 'x-forwarded-for': '::ffff:10.1.9.9' })).toBe(200);
  });

  it('when wrong keys are shown, then they are limited and audited, and a right one goes on', async () => {
    const { key, secret } = await create();
    expect(await me(secret)).toBe(200);
    const wrong = `sd_${key.id}_${'x'.repeat(43)}`;
    for (let tries = 0; tries < 20; tries++) expect(await me(wrong)).toBe(401);
    expect(await me(wrong)).toBe(429);
    expect(await me('sd_nonsense')).toBe(429);
    expect(await me(secret)).toBe(200);
    now += 60_000;
    await scene.audited();
    const lines = (await audit.read(scene.store, '2026-11-22')).map(({ data }) => data);
    expect(lines).toContainEqual(
      expect.objectContaining({ code: 'API_KEY_WRONG', account: 'zhang.san', count: 20 }),
    );
    expect(lines).toContainEqual(expect.objectContaining({ code: 'TOO_MANY_ATTEMPTS', count: 2 }));
  });

  it('when it is used often, then the first use of a day is in the log, and the list tells it', async () => {
    const { key, secret } = await create();
    for (let calls = 0; calls < 5; calls++) await me(secret);
    await untilRecorded(key.id, 1);
    await create();
    now += DAY_MS;
    await me(secret);
    expect((await untilRecorded(key.id, 2)).map(({ type }) => type)).toEqual([
      'ApiKeyCreated',
      'ApiKeyUsed',
      'ApiKeyUsed',
    ]);
    const list = async (args: string) => {
      const { data } = await scene.ask(
        `{ apiKeys(${args}) { edges { node { id lastUsedAt } } pageInfo { endCursor hasNextPage } } }`,
        (await scene.signIn('admin')).token,
      );
      return data?.['apiKeys'] as {
        edges: { node: { id: string; lastUsedAt: string | null } }[];
        pageInfo: { endCursor: string; hasNextPage: boolean };
      };
    };
    const first = await list('account: "Zhang.San", first: 1');
    const second = await list(`first: 1, after: "${first.pageInfo.endCursor}"`);
    expect([first, second].map(({ pageInfo }) => pageInfo.hasNextPage)).toEqual([true, false]);
    const nodes = [first, second].flatMap(({ edges }) => edges.map(({ node }) => node));
    expect(nodes).toContainEqual({ id: key.id, lastUsedAt: '2026-11-23T10:35:00.000+08:00' });
    expect(nodes).toHaveLength(2);
    expect((await list('organisation: "elsewhere"')).edges).toEqual([]);
  });

  it('when a socket was opened with it, then it closes when the key is revoked', async () => {
    const { key, secret } = await create();
    const connect = (authorization: string) => {
      const url = `${scene.url.replace('http', 'ws')}/graphql`;
      const closed = new Promise<number>((done) => {
        const client = createClient({
          url,
          webSocketImpl: WebSocket,
          connectionParams: { authorization },
          lazy: false,
          retryAttempts: 0,
          onNonLazyError: () => undefined,
          on: { closed: (event) => done((event as { code: number }).code) },
        });
        void client;
      });
      return closed;
    };
    expect(await connect(`Bearer sd_${key.id}_${'x'.repeat(43)}`)).toBe(4403);
    const closed = connect(`Bearer ${secret}`);
    await untilRecorded(key.id, 1);
    await send('revokeApiKey', `id: "${key.id}"`);
    expect(await closed).toBe(4403);
  });
});
