import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { clientOf, signedIn } from '../support/graphql-client.js';
import { removeFolder, serveApi, type Served } from '../support/served.js';
import { admin, answerAt, me } from './served-access.js';

const PUBLISHED = 'shaodao-demo-2026';
const folders: string[] = [];
const running: Served[] = [];

function folder(): string {
  const dataDir = mkdtempSync(join(tmpdir(), 'shaodao-first-'));
  folders.push(dataDir);
  return dataDir;
}

async function serve(dataDir: string, env: Record<string, string> = {}, args: string[] = []) {
  const served = await serveApi({ dataDir, env, args });
  running.push(served);
  return served;
}

const portOf = ({ url }: Served): number => Number(new URL(url).port);
const signsIn = (url: string, username: string, password: string): Promise<boolean> =>
  signedIn(url, username, password).then(
    async (client) => (await me(client)) === 200,
    () => false,
  );
const printed = ({ ready }: Served) =>
  /first administrator: (\S+) .* password（.*）: (\S+)$/.exec(ready) ?? [];

afterEach(async () => {
  for (const served of running.splice(0)) await served.stop();
}, 120_000);
afterAll(() => folders.forEach(removeFolder));

describe('given an empty folder', () => {
  it.each([
    ['in production', { NODE_ENV: 'production' }, []],
    ['where HOST is set', { HOST: '127.0.0.1' }, []],
    ['with --empty', {}, ['--empty']],
    ['with DEMO=false', { DEMO: 'false' }, []],
  ])(
    'when it is started %s, then nobody is known but an administrator of its own',
    async (_, env, args) => {
      const dataDir = folder();
      const served = await serve(dataDir, env, args);
      for (const username of ['admin', 'centre', 'street-xinhe'])
        expect(await signsIn(served.url, username, PUBLISHED)).toBe(false);
      const [, username = '', password = ''] = printed(served);
      expect(username).toBe('admin');
      const { me: first } = await (
        await signedIn(served.url, username, password)
      ).ask<{ me: object }>('{ me { role organisation } }');
      expect(first).toEqual({ role: 'ADMINISTRATOR', organisation: 'district' });
      expect(served.log()).not.toContain(PUBLISHED);
      await served.stop();
      const again = await serve(dataDir, env, args);
      expect(printed(again)).toEqual([]);
      expect(again.log()).not.toContain(password);
      expect(await signsIn(again.url, username, password)).toBe(true);
    },
    180_000,
  );

  it('when it is started again, then its administrator stands and is told of no more', async () => {
    const dataDir = folder();
    const first = await serve(dataDir, { DEMO: 'false' });
    const [, username = '', password = ''] = printed(first);
    await first.stop();
    const again = await serve(dataDir, { DEMO: 'false' });
    expect(printed(again)).toEqual([]);
    expect(again.log()).not.toContain(password);
    expect(await signsIn(again.url, username, password)).toBe(true);
  }, 180_000);

  it('when two processes start on it at once, then one administrator is made and told', async () => {
    const dataDir = folder();
    const env = { DEMO: 'false' };
    const both = await Promise.all([
      serve(dataDir, env),
      serve(dataDir, { ...env, WORKER: 'none' }),
    ]);
    const told = both.map(printed).filter(([line]) => line !== undefined);
    expect(told).toHaveLength(1);
    const [[, username = '', password = ''] = []] = told;
    for (const { url } of both) expect(await signsIn(url, username, password)).toBe(true);
  }, 180_000);
});

describe('given a folder with the demo', () => {
  const dataDir = folder();

  it('when it is first started without a word, then it listens on this machine only [H4]', async () => {
    const served = await serve(dataDir);
    expect(served.ready).toContain(`password: ${PUBLISHED}`);
    const port = portOf(served);
    expect(await answerAt('127.0.0.1', port)).toBe(200);
    expect([200, undefined]).toContain(await answerAt('::1', port));
    expect(await answerAt('127.0.0.2', port)).toBeUndefined();
    expect(await signsIn(served.url, 'admin', PUBLISHED)).toBe(true);
    expect(served.log()).not.toContain('ANYBODY CAN SIGN IN');
  }, 180_000);

  it('when it is started for others, then a warning names the accounts, demanded or not [H4]', async () => {
    for (const env of [{ NODE_ENV: 'production', DEMO: 'true' }, { DEMO: 'false' }]) {
      const served = await serve(dataDir, { ...env });
      const warning = () =>
        served
          .log()
          .split('\n')
          .find((line) => line.includes('ANYBODY'));
      while (warning() === undefined) await new Promise((done) => setTimeout(done, 50));
      expect(JSON.parse(warning()!)).toMatchObject({ level: 'warn' });
      for (const name of ['admin', 'centre', 'street-xinhe', 'company-anju'])
        expect(warning()).toContain(name);
      expect(printed(served)).toEqual([]);
      await served.stop();
    }
  }, 180_000);

  it('when it is to be rid of its accounts, then only while another administrator stands', async () => {
    const refused = await admin(dataDir, 'users', 'close-demo');
    expect(refused).toMatchObject({
      code: 1,
      said: expect.stringContaining('ADMINISTRATOR_MISSING'),
    });
    const running = await serve(dataDir);
    const token = await signedIn(running.url, 'centre', PUBLISHED);
    const add = ['users', 'add', 'li.si', '--role', 'administrator', '--organisation'];
    const added = await admin(dataDir, ...add, 'district-chengan');
    const password = /初始密码\S(\S+)/.exec(added.said)?.[1] ?? '';
    expect(await admin(dataDir, 'users', 'password', 'assessor')).toMatchObject({ code: 0 });
    const closed = await admin(dataDir, 'users', 'close-demo');
    expect(closed).toMatchObject({ code: 0, said: expect.stringContaining('已将 61 个演示账号') });
    while ((await me(token)) === 200) await new Promise((done) => setTimeout(done, 50));
    expect(await signsIn(running.url, 'admin', PUBLISHED)).toBe(false);
    expect(await signsIn(running.url, 'li.si', password)).toBe(true);
    expect((await admin(dataDir, 'users', 'close-demo')).said).toContain('没有仍用公开密码');
    await running.stop();
    const again = await serve(dataDir);
    expect(again.ready).not.toContain(PUBLISHED);
    expect(again.log()).not.toContain('ANYBODY');
    expect((await clientOf(again.url).send('{ __typename }')).status).toBe(200);
  }, 180_000);
});
