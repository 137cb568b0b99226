import { randomUUID } from 'node:crypto';

import { as, PASSWORD, tokenOf } from '../support/district.js';
import { clientOf } from '../support/graphql-client.js';
import { raising } from '../support/lifecycle.js';
import { PLAIN, removeFolder, serveApi, type Served } from '../support/served.js';
import { admin, districtFolder, Listening, me } from './served-access.js';

const WORK_LIST = 'subscription { workListChanged(organisation: "street-1") { whistleId } }';

/** Chosen by the administrator who opens an account. */
const FIRST = `${PASSWORD} at first`;

describe('given two API processes on one log', () => {
  let dataDir: string;
  let here: Served;
  let there: Served;
  const serve = (worker: string) =>
    serveApi({ dataDir, env: { ...PLAIN, WORKER: worker, HOST: '127.0.0.1' } });

  beforeAll(async () => {
    dataDir = await districtFolder();
    here = await serve('embedded');
    there = await serve('none');
  }, 120_000);
  afterAll(async () => {
    await here.stop();
    await there.stop();
    removeFolder(dataDir);
  });

  const open = async (username: string): Promise<void> => {
    const administrator = await as(here.url, 'admin');
    const input = `username: "${username}", displayName: "离任", organisation: "street-1", role: STREET`;
    await administrator.ask(
      `mutation { openAccount(input: { ${input}, password: "${FIRST}" }) { __typename } }`,
    );
    const owner = clientOf(here.url, await signIn(username, FIRST));
    const passwords = `currentPassword: "${FIRST}", newPassword: "${PASSWORD}"`;
    await owner.ask(`mutation { changePassword(input: { ${passwords} }) { __typename } }`);
  };
  const signIn = async (username: string, password = PASSWORD): Promise<string> => {
    const query = `mutation { signIn(username: "${username}", password: "${password}") { ... on SignedIn { token } } }`;
    const { signIn: answer } = await clientOf(here.url).ask<{ signIn: { token: string } }>(query);
    return answer.token;
  };
  const blow = async (): Promise<void> => {
    const street = await as(here.url, 'street');
    const { query, variables } = JSON.parse(raising(randomUUID()).body) as {
      query: string;
      variables: object;
    };
    expect(JSON.stringify(await street.ask(query, variables))).toContain('WhistleAccepted');
  };
  const within = async (seconds: number, over: () => Promise<boolean>): Promise<boolean> => {
    const until = Date.now() + 1_000 * seconds;
    while (Date.now() < until) {
      if (await over()) return true;
      await new Promise((done) => setTimeout(done, 50));
    }
    return false;
  };
  const refused = (url: string, token: string) => async () =>
    (await me(clientOf(url, token))) === 401;

  it('when an account is closed, then its sockets deliver no more and its tokens end in both [H5]', async () => {
    await open('leaver');
    const token = await signIn('leaver');
    const listening = await Promise.all(
      [here, there].map(({ url }) => Listening.open(url, token, WORK_LIST)),
    );
    expect([await me(clientOf(here.url, token)), await me(clientOf(there.url, token))]).toEqual([
      200, 200,
    ]);
    while (listening.some(({ pushed }) => pushed.length === 0)) {
      await blow();
      await new Promise((done) => setTimeout(done, 500));
    }
    const administrator = await as(here.url, 'admin');
    await administrator.ask(
      'mutation { closeAccount(input: { username: "leaver" }) { __typename } }',
    );
    const delivered = listening[0]!.pushed.length;
    await blow();
    expect(await Promise.all(listening.map(({ closed }) => closed))).toEqual([4403, 4403]);
    expect(listening[0]!.pushed).toHaveLength(delivered);
    expect(await refused(here.url, token)()).toBe(true);
    expect(await within(2, refused(there.url, token))).toBe(true);
  }, 60_000);

  it('when it is closed on the command line, then its token ends in both processes', async () => {
    await open('leaver2');
    const token = await signIn('leaver2');
    expect(await me(clientOf(there.url, token))).toBe(200);
    const listening = await Listening.open(there.url, token, WORK_LIST);
    expect(await admin(dataDir, 'users', 'close', 'leaver2')).toMatchObject({ code: 0 });
    expect(await listening.closed).toBe(4403);
    expect(await within(2, refused(here.url, token))).toBe(true);
    expect(await within(2, refused(there.url, token))).toBe(true);
  }, 60_000);

  it('when its password is changed, then every other session of it is over', async () => {
    await open('changer');
    const [first, second] = [await signIn('changer'), await signIn('changer')];
    expect(await me(clientOf(there.url, second))).toBe(200);
    await clientOf(here.url, first).ask(
      `mutation { changePassword(input: { currentPassword: "${PASSWORD}", newPassword: "a completely new one" }) { __typename } }`,
    );
    expect(await refused(here.url, second)()).toBe(true);
    expect(await within(2, refused(there.url, second))).toBe(true);
  });

  it('when its organisation is retired, then it acts no more, nor signs in', async () => {
    const token = await tokenOf(here.url, 'dept-2');
    expect(await me(clientOf(here.url, token))).toBe(200);
    const administrator = await as(here.url, 'admin');
    await administrator.ask(
      'mutation { retireOrganisation(input: { id: "dept-2" }) { __typename } }',
    );
    expect(await within(3, refused(here.url, token))).toBe(true);
    const query = `mutation { signIn(username: "dept-2", password: "${PASSWORD}") { ... on SignInRefused { code } } }`;
    expect(await clientOf(here.url).ask(query)).toEqual({
      signIn: { code: 'ORGANISATION_RETIRED' },
    });
  });

  it('when a process is started again, then what was over stays over [H5]', async () => {
    await open('leaver3');
    const token = await signIn('leaver3');
    expect(await me(clientOf(there.url, token))).toBe(200);
    await there.stop();
    expect(await admin(dataDir, 'users', 'close', 'leaver3')).toMatchObject({ code: 0 });
    there = await serve('none');
    expect(await me(clientOf(there.url, token))).toBe(401);
  }, 60_000);
});
