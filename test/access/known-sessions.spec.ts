import { PASSWORD, tokenOf } from '../support/district.js';
import { clientOf } from '../support/graphql-client.js';
import { PLAIN, removeFolder, serveApi, type Served } from '../support/served.js';
import { admin, districtFolder, Listening, me } from './served-access.js';

const WORK_LIST = 'subscription { workListChanged(organisation: "street-1") { whistleId } }';
const KEEP = `mutation { signIn(username: "street", password: "${PASSWORD}", keepSignedIn: true) {
  ... on SignedIn { token } } }`;
/** The key that the command line has printed, and its id. */
const keyIn = (said: string): [string, string] => {
  const [key = '', id = ''] = /sd_([0-9a-f]{16})_[\w-]{43}/.exec(said) ?? [];
  return [key, id];
};
const mark = { 'x-shaodao-session': 'renew' };

describe('given two API processes on one log, and sessions that are known', () => {
  let dataDir: string;
  let here: Served;
  let there: Served;
  const serve = (worker: string, more: Record<string, string> = {}) =>
    serveApi({ dataDir, env: { ...PLAIN, WORKER: worker, HOST: '127.0.0.1', ...more } });

  beforeAll(async () => {
    dataDir = await districtFolder();
    here = await serve('embedded');
    there = await serve('none', { SECURE_COOKIES: 'true' });
  }, 120_000);
  afterAll(async () => {
    await here.stop();
    await there.stop();
    removeFolder(dataDir);
  });

  const refused = async ({ url }: Served, token: string): Promise<void> => {
    while ((await me(clientOf(url, token))) !== 401)
      await new Promise((done) => setTimeout(done, 50));
  };
  const signOut = (token: string) =>
    clientOf(here.url, token).ask<object>('mutation { signOut { count } }');
  /** As a browser signs in: the token, and what it sends back of the cookie. */
  async function keep({ url }: Served) {
    const response = await fetch(`${url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ query: KEEP }),
    });
    const { data } = (await response.json()) as { data: { signIn: { token: string } } };
    const set = response.headers.get('set-cookie') ?? '';
    return { token: data.signIn.token, set, cookie: set.split(';')[0]! };
  }
  async function renew({ url }: Served, headers: Record<string, string>) {
    const response = await fetch(`${url}/session/renew`, { method: 'POST', headers });
    const told = (await response.json()) as { token?: string; code?: string };
    return { status: response.status, ...told };
  }

  it('when one signs out, then it is over in both, its sockets close, and another goes on', async () => {
    const [token, other] = [await tokenOf(here.url, 'street'), await tokenOf(here.url, 'street')];
    const [ours, theirs] = await Promise.all(
      [token, other].map((one) => Listening.open(there.url, one, WORK_LIST)),
    );
    expect(await me(clientOf(there.url, token))).toBe(200);
    expect(await signOut(token)).toEqual({ signOut: { count: 1 } });
    expect(await me(clientOf(here.url, token))).toBe(401);
    expect(await ours!.closed).toBe(4403);
    await refused(there, token);
    const sessions = await clientOf(there.url, other).ask<{ mySessions: object[] }>(
      '{ mySessions { device current } }',
    );
    expect(sessions.mySessions).toContainEqual({ device: 'node', current: true });
    theirs!.end();
  }, 60_000);

  it('when it was signed out and the service starts again, then it stays over', async () => {
    const [token, other] = [await tokenOf(here.url, 'street'), await tokenOf(there.url, 'street')];
    await signOut(token);
    await there.stop();
    there = await serve('none', { SECURE_COOKIES: 'true' });
    expect(await me(clientOf(there.url, token))).toBe(401);
    expect(await me(clientOf(there.url, other))).toBe(200);
  }, 120_000);

  it('when a browser keeps it, then either process renews it, also after a restart', async () => {
    const { token, cookie, set } = await keep(here);
    expect(set).toMatch(/; Path=\/session\/renew; Expires=.*; HttpOnly; SameSite=Strict$/);
    expect((await keep(there)).set).toMatch(/; HttpOnly; Secure; SameSite=Strict$/);
    await here.kill();
    here = await serve('embedded');
    for (const served of [here, there]) {
      const renewed = await renew(served, { ...mark, cookie });
      expect(renewed.status).toBe(200);
      expect(await me(clientOf(served.url, renewed.token))).toBe(200);
    }
    await signOut(token);
    await refused(there, token);
    for (const served of [here, there])
      expect(await renew(served, { ...mark, cookie })).toMatchObject({
        status: 401,
        code: 'SESSION_ENDED',
      });
  }, 120_000);

  it('when another page asks in its name, then it is refused before anything is read', async () => {
    const { cookie } = await keep(here);
    const foreign = [
      { cookie },
      { cookie, origin: here.url },
      { ...mark, cookie, origin: 'https://evil.example' },
      { ...mark, cookie, 'sec-fetch-site': 'cross-site' },
    ];
    for (const headers of foreign)
      expect(await renew(here, headers)).toEqual({
        status: 403,
        code: 'ORIGIN_NOT_ALLOWED',
        message: '只有本服务的网页可以续期',
      });
    expect(await renew(here, { ...mark, cookie, origin: here.url })).toMatchObject({ status: 200 });
  });

  it('when the operator ends them on the command line, then they are over in both', async () => {
    const token = await tokenOf(here.url, 'dept-1');
    const listed = await admin(dataDir, 'users', 'sessions', 'dept-1');
    const [id = ''] = /\d{4}-\d\d\.[\w-]{22}/.exec(listed.said) ?? [];
    expect(listed).toMatchObject({ code: 0 });
    const ended = await admin(dataDir, 'users', 'sign-out', 'dept-1', '--session', id);
    expect(ended.said).toContain('已结束 dept-1 的 1 次登录');
    for (const served of [here, there]) await refused(served, token);
    expect((await admin(dataDir, 'users', 'sessions', 'dept-1')).said).toContain('没有登录');
    expect((await admin(dataDir, 'users', 'sign-out', 'nobody')).said).toContain('没有这个账号');
  }, 60_000);

  it('when a machine has a key, then it counts in both until it is revoked, also after a restart', async () => {
    const made = await admin(dataDir, 'keys', 'create', 'street', '--name', '工单平台');
    const [secret, id] = keyIn(made.said);
    const listening = await Listening.open(there.url, secret, WORK_LIST);
    for (const served of [here, there]) expect(await me(clientOf(served.url, secret))).toBe(200);
    expect((await admin(dataDir, 'keys', 'list')).said).toMatch(
      new RegExp(`${id} +street +工单平台`),
    );
    const rotated = await admin(dataDir, 'keys', 'rotate', id, '--overlap-hours', '0');
    const [next] = keyIn(rotated.said);
    for (const served of [here, there]) {
      await refused(served, secret);
      expect(await me(clientOf(served.url, next))).toBe(200);
    }
    expect(await listening.closed).toBe(4403);
    expect(await admin(dataDir, 'keys', 'revoke', id)).toMatchObject({ code: 0 });
    for (const served of [here, there]) await refused(served, next);
    await there.stop();
    there = await serve('none');
    expect(await me(clientOf(there.url, next))).toBe(401);
    expect((await admin(dataDir, 'keys', 'rotate', id)).said).toContain('API_KEY_REVOKED');
  }, 120_000);
});
