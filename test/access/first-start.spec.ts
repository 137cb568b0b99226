import { existsSync, mkdtempSync, readFileSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { clientOf, signedIn } from '../support/graphql-client.js';
import { PLAIN, removeFolder, serveApi, type Served } from '../support/served.js';
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
/** Username and file that the ready line names. */
const printed = ({ ready }: Served) =>
  /first administrator: (\S+) .* in: (\S+)$/.exec(ready)?.slice(1) ?? [];
/** The first administrator as its file has it. */
function founded(served: Served) {
  const [username = '', file = ''] = printed(served);
  const [, password = ''] = /initial password: (\S{16})\n$/.exec(readFileSync(file, 'utf8')) ?? [];
  expect(statSync(file).mode & 0o777).toBe(0o600);
  expect(served.log()).not.toContain(password);
  return { username, file, password };
}
const ROLE = '{ me { role organisation } }';
const CHANGE = `mutation ($from: String!, $to: String!) {
  changePassword(input: { currentPassword: $from, newPassword: $to }) { __typename } }`;

afterEach(async () => {
  for (const served of running.splice(0)) await served.stop();
}, 120_000);
afterAll(() => folders.forEach(removeFolder));

describe('given an empty folder', () => {
  it.each([
    ['in production', { NODE_ENV: 'production', FREE_QUERIES: 'true' }, []],
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
      const { username, password } = founded(served);
      expect(username).toBe('admin');
      const first = await signedIn(served.url, username, password);
      expect(await first.ask(ROLE)).toEqual({
        me: { role: 'ADMINISTRATOR', organisation: 'district' },
      });
      const { errors } = await first.send('{ mySessions { id } }');
      expect(errors?.[0]?.extensions['code']).toBe('PASSWORD_CHANGE_REQUIRED');
      expect(served.log()).not.toContain(PUBLISHED);
    },
    180_000,
  );

  it('when it is started again, then nobody is made anew, and the password is where it was', async () => {
    const dataDir = folder();
    const first = await serve(dataDir, PLAIN);
    const { username, file, password } = founded(first);
    await first.stop();
    const again = await serve(dataDir, PLAIN);
    expect(printed(again)).toEqual([]);
    expect(again.log()).not.toContain(password);
    expect(existsSync(file)).toBe(true);
    expect(await signsIn(again.url, username, password)).toBe(true);
  }, 180_000);

  it('when its password is changed, by whichever process, then its file is gone', async () => {
    const dataDir = folder();
    const first = await serve(dataDir, PLAIN);
    const { username, file, password } = founded(first);
    const next = { from: password, to: 'a sentence of their own' };
    await (await signedIn(first.url, username, password)).ask(CHANGE, next);
    while (existsSync(file)) await new Promise((done) => setTimeout(done, 50));
    const owner = await signedIn(first.url, username, next.to);
    expect(await owner.ask('{ mySessions { current } }')).toEqual({
      mySessions: [{ current: true }],
    });
    await first.stop();
    const again = await serve(dataDir, PLAIN);
    expect(printed(again)).toEqual([]);
    expect(await signsIn(again.url, username, next.to)).toBe(true);
  }, 180_000);

  it('when two processes start on it at once, then one administrator is made and told', async () => {
    const dataDir = folder();
    const env = PLAIN;
    const both = await Promise.all([
      serve(dataDir, env),
      serve(dataDir, { ...env, WORKER: 'none' }),
    ]);
    const told = both.filter((one) => printed(one).length > 0);
    expect(told).toHaveLength(1);
    const { username, password } = founded(both.find((one) => printed(one).length > 0)!);
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
    for (const env of [{ NODE_ENV: 'production', DEMO: 'true' }, PLAIN]) {
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
    expect(closed).toMatchObject({ code: 0, said: expect.stringContaining('已将 77 个演示账号') });
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
