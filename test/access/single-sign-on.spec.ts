import { mkdirSync, writeFileSync } from 'node:fs';
import { createServer, request, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';

import { as } from '../support/district.js';
import { clientOf } from '../support/graphql-client.js';
import { removeFolder, serveApi, type Served } from '../support/served.js';
import { Browser } from './browser.js';
import { AUDIENCE, CLIENT, IdentityProvider, MACHINE, newKey } from './identity-provider.js';
import { admin, districtFolder, Listening, me } from './served-access.js';

const PUBLIC = 'https://shaodao.test';
const START = `${PUBLIC}/sign-in/sso?return_to=/work`;
const ME = '{ me { username displayName role organisation signsInBy } }';
const WORK_LIST = 'subscription { workListChanged(organisation: "street-1") { whistleId } }';
const LOGOUT = 'http://schemas.openid.net/event/backchannel-logout';

const RULES = {
  source: 'test',
  secondFactor: { amr: ['otp'] },
  rules: [
    { name: 'outsourced', when: { title: '外包*' }, refuse: '外包人员不使用本系统' },
    {
      name: 'own',
      when: { groups: 'old-*' },
      account: { role: 'street', organisation: 'street-1', takesOverLocalAccount: true },
    },
    {
      name: 'units',
      when: { groups: 'street *' },
      account: { role: 'street', organisation: '{groups#1}' },
    },
    {
      name: 'assessment',
      when: { groups: 'assessors' },
      account: { role: 'assessment', organisation: 'district' },
    },
    {
      name: 'machines',
      when: { client_id: 'dispatch-*' },
      account: {
        username: '{client_id}',
        displayName: '派单系统',
        role: 'command-centre',
        organisation: 'district',
      },
    },
  ],
};

describe('given a district behind a proxy, and an identity provider', () => {
  let dataDir: string;
  let served: Served;
  let proxy: Server;
  let provider: IdentityProvider;
  let reach: typeof fetch;

  beforeAll(async () => {
    dataDir = await districtFolder();
    proxy = createServer((asked, answer) => {
      const { port } = new URL(served.url);
      const forwarded = { 'x-forwarded-proto': 'https', 'x-forwarded-for': '198.51.100.7' };
      const headers = Object.assign({}, asked.headers, forwarded);
      const target = { host: '127.0.0.1', port, path: asked.url, method: asked.method, headers };
      const sent = request(target, (answered) => {
        answer.writeHead(answered.statusCode ?? 500, answered.headers);
        answered.pipe(answer);
      });
      asked.pipe(sent);
    });
    await new Promise<void>((done) => proxy.listen(0, '127.0.0.1', done));
    const through = `http://127.0.0.1:${(proxy.address() as AddressInfo).port}`;
    reach = (url, init) => fetch(String(url).replace(PUBLIC, through), init);
    provider = await IdentityProvider.prepare(PUBLIC, reach);
    mkdirSync(join(dataDir, 'rules'), { recursive: true });
    writeFileSync(join(dataDir, 'sign-in.json'), JSON.stringify(RULES));
    served = await serveApi({
      dataDir,
      env: {
        DEMO: 'false',
        SSO_ISSUER: provider.issuer,
        SSO_CLIENT_ID: CLIENT.id,
        SSO_CLIENT_SECRET: CLIENT.secret,
        SSO_RULES_FILE: join(dataDir, 'sign-in.json'),
        SSO_BEARER_AUDIENCE: AUDIENCE,
        PUBLIC_URL: PUBLIC,
        SECOND_FACTOR_ROLES: 'assessment',
      },
    });
  }, 120_000);
  afterAll(async () => {
    proxy.close();
    provider.close();
    await served.stop();
    removeFolder(dataDir);
  });

  const person = (id: string, part: object) => {
    const about = { name: '张三', preferred_username: id, groups: ['street street-1'] };
    provider.people.set(id, Object.assign(about, part));
    provider.atScreen = id;
  };
  /** Signs in as whoever is at the screen, up to the page that one comes back to. */
  const signIn = async (browser = new Browser(reach)) => {
    const { response, at } = await browser.follow(START, ({ pathname }) => pathname !== '/work');
    return { browser, response, at, text: await response.text() };
  };
  const renew = async (browser: Browser): Promise<{ token: string; username: string }> => {
    const headers = { 'x-shaodao-session': 'renew', accept: 'application/json' };
    const answer = await browser.visit(`${PUBLIC}/session/renew`, { method: 'POST', headers });
    return (await answer.json()) as { token: string; username: string };
  };
  const signedIn = async () => {
    const { browser, at, text } = await signIn();
    expect([at.href, /代码：(\w+)/.exec(text)?.[1]]).toEqual([`${PUBLIC}/work`, undefined]);
    return { browser, token: (await renew(browser)).token };
  };
  const refusalOf = async (): Promise<readonly [number, string | undefined]> => {
    const { response, text } = await signIn();
    return [response.status, /代码：(\w+)/.exec(text)?.[1]];
  };
  const refused = (token: string) => async () => (await me(clientOf(served.url, token))) === 401;
  const logOut = async (logout_token: string) => {
    const body = new URLSearchParams({ logout_token });
    const answer = await reach(`${PUBLIC}/sign-in/sso/logout`, { method: 'POST', body });
    const told = (await answer.json()) as { code?: string; ended?: number };
    return { status: answer.status, code: told.code, ended: told.ended };
  };
  const soon = async (over: () => Promise<boolean>): Promise<boolean> => {
    for (let looks = 0; looks < 200; looks++) {
      if (await over()) return true;
      await new Promise((done) => setTimeout(done, 50));
    }
    return false;
  };

  it('when the provider is away, then a page says so, and passwords go on', async () => {
    expect(await refusalOf()).toEqual([503, 'PROVIDER_UNAVAILABLE']);
    const answer = await reach(START, { redirect: 'manual' });
    expect(await answer.json()).toMatchObject({ code: 'PROVIDER_UNAVAILABLE' });
    const street = await as(served.url, 'street');
    expect(await street.ask(ME)).toMatchObject({ me: { signsInBy: ['PASSWORD'] } });
    await provider.rotate();
  });

  it('when somebody signs in for the first time, then as the rules have them, by cookie and token', async () => {
    person('zhang.san', {});
    const { browser, token } = await signedIn();
    const who = {
      username: 'zhang.san',
      displayName: '张三',
      role: 'STREET',
      organisation: 'street-1',
      signsInBy: ['SINGLE_SIGN_ON'],
    };
    expect(await clientOf(served.url, token).ask(ME)).toEqual({ me: who });
    const [begun, , kept] = browser.told.filter((line) => line.startsWith('shaodao-'));
    expect(begun).toMatch(/; Path=\/sign-in\/sso; .*HttpOnly; Secure; SameSite=Lax$/);
    expect(kept).toMatch(/; Path=\/session\/renew; .*HttpOnly; Secure; SameSite=Strict$/);
    expect(served.log()).not.toMatch(/code=|id_token|state=/);
  });

  it('when they come again with another name and role, then so is the account, and sessions end', async () => {
    const { token } = await signedIn();
    person('zhang.san', { name: '张三丰', groups: ['assessors'], amr: ['pwd', 'otp'] });
    const again = await signedIn();
    const { me: now } = await clientOf(served.url, again.token).ask<{ me: object }>(ME);
    expect(now).toMatchObject({ displayName: '张三丰', role: 'ASSESSMENT' });
    expect(await refused(token)()).toBe(true);
  });

  it('when the role needs a second factor and the provider saw none, then they are refused', async () => {
    person('zhang.san', { groups: ['assessors'] });
    expect(await refusalOf()).toEqual([403, 'SECOND_FACTOR_REQUIRED']);
  });

  it.each([
    ['no rule fits', { groups: [] }, 'NO_RULE_FITS'],
    ['a rule says that they may not', { title: '外包坐席' }, 'RULE_REFUSES'],
    ['the organisation is not there', { groups: ['street nowhere'] }, 'ORGANISATION_RETIRED'],
    ['the name cannot be a username', { preferred_username: '张 三' }, 'ACCOUNT_NOT_ADMITTED'],
    ['the name is a local account’s', { preferred_username: 'admin' }, 'ACCOUNT_NOT_LINKED'],
  ])('when %s, then they are told, and it is in the audit log', async (_, part, code) => {
    person('stranger', part);
    expect(await refusalOf()).toEqual([403, code]);
    expect(await soon(async () => served.log().includes(`refused: ${code}`))).toBe(true);
  });

  it('when an administrator links a local account, or a rule does, then it is theirs', async () => {
    person('8f14e45f', { preferred_username: 'dept-1', groups: ['street street-1'] });
    expect(await refusalOf()).toEqual([403, 'ACCOUNT_NOT_LINKED']);
    const link = ['sso', 'link', 'dept-1', '8f14e45f', '--issuer', provider.issuer];
    expect(await admin(dataDir, ...link)).toMatchObject({ code: 0 });
    const { token } = await signedIn();
    const { me: linked } = await clientOf(served.url, token).ask<{ me: object }>(ME);
    expect(linked).toMatchObject({ username: 'dept-1', signsInBy: ['PASSWORD', 'SINGLE_SIGN_ON'] });
    person('c9f0f895', { preferred_username: 'street', groups: ['old-hands'] });
    expect((await renew((await signedIn()).browser)).username).toBe('street');
  }, 60_000);

  it('when the account is closed, then its sessions end, and it stays closed', async () => {
    person('leaver', {});
    const { token } = await signedIn();
    expect(await admin(dataDir, 'users', 'close', 'leaver')).toMatchObject({ code: 0 });
    expect(await soon(refused(token))).toBe(true);
    expect(await refusalOf()).toEqual([403, 'ACCOUNT_CLOSED']);
  }, 60_000);

  describe('and somebody who comes back from it', () => {
    const callback = async (browser = new Browser(reach)) => {
      person('wang.wu', {});
      const isOurs = ({ origin }: URL) => origin !== PUBLIC;
      return (await browser.follow(START, isOurs)).at;
    };
    const codeOf = async (browser: Browser, url: URL) => {
      const answer = await browser.visit(url.href, { headers: { accept: 'application/json' } });
      return ((await answer.json()) as { code?: string }).code;
    };

    it('when another browser began it, or nobody did, then it is refused', async () => {
      const url = await callback();
      expect(await codeOf(new Browser(reach), url)).toBe('SSO_STATE_INVALID');
      const other = new Browser(reach);
      await other.visit(START);
      expect(await codeOf(other, url)).toBe('PROVIDER_ANSWER_INVALID');
    });

    it.each([
      ['state', 'another'],
      ['code', 'guessed'],
      ['iss', 'https://evil.example'],
    ])('when its %s is another one, then it is refused', async (name, value) => {
      const browser = new Browser(reach);
      const url = await callback(browser);
      url.searchParams.set(name, value);
      expect(await codeOf(browser, url)).toBe('PROVIDER_ANSWER_INVALID');
    });

    it('when code, verifier and nonce are of two sign-ins, then it is refused', async () => {
      const [one, other] = [new Browser(reach), new Browser(reach)];
      const [first, second] = [await callback(one), await callback(other)];
      // The state is right, so that the provider has to find the verifier wrong.
      first.searchParams.set('code', second.searchParams.get('code')!);
      expect(await codeOf(one, first)).toBe('PROVIDER_ANSWER_INVALID');
    });

    it('when they come twice with one code, then the second time is refused', async () => {
      const browser = new Browser(reach);
      const url = await callback(browser);
      expect((await browser.visit(url.href)).headers.get('location')).toBe('/work');
      expect(await codeOf(browser, url)).toBe('SSO_STATE_INVALID');
    });

    it('when the provider says no, then they are told', async () => {
      const browser = new Browser(reach);
      const url = await callback(browser);
      url.searchParams.delete('code');
      url.searchParams.set('error', 'access_denied');
      expect(await codeOf(browser, url)).toBe('PROVIDER_REFUSED');
    });

    it('when they would be sent to another site, then nothing is begun', async () => {
      const url = `${PUBLIC}/sign-in/sso?return_to=//evil.example`;
      expect(await codeOf(new Browser(reach), new URL(url))).toBe('RETURN_PATH_INVALID');
    });
  });

  describe('and the provider logs somebody out', () => {
    it('when they sign out there, then session and socket end here at once', async () => {
      person('li.si', {});
      const { browser, token } = await signedIn();
      const other = await signedIn();
      const listening = await Listening.open(served.url, token, WORK_LIST);
      const ending = await browser.visit(`${provider.issuer}/session/end?client_id=${CLIENT.id}`);
      const form = await ending.text();
      const body = new URLSearchParams({
        xsrf: /name="xsrf" value="([^"]*)"/.exec(form)?.[1] ?? '',
        logout: 'yes',
      });
      await browser.visit(`${provider.issuer}/session/end/confirm`, { method: 'POST', body });
      expect(await listening.closed).toBe(4403);
      expect(await refused(token)()).toBe(true);
      expect(await refused(other.token)()).toBe(false);
      expect(await renew(browser)).toMatchObject({ code: 'SESSION_ENDED' });
    });

    it('when a token names only the person, then all their sessions end; and it counts once', async () => {
      person('li.si', {});
      const both = [await signedIn(), await signedIn()];
      const payload = { aud: CLIENT.id, sub: 'li.si', events: { [LOGOUT]: {} } };
      const token = await provider.sign(payload, { typ: 'logout+jwt' });
      expect(await logOut(token)).toMatchObject({ status: 200 });
      for (const one of both) expect(await refused(one.token)()).toBe(true);
      const { token: later } = await signedIn();
      expect(await logOut(token)).toMatchObject({ status: 400, code: 'LOGOUT_REPEATED' });
      expect(await refused(later)()).toBe(false);
    });

    it('when a token is wrong, then nobody is logged out', async () => {
      const { token } = await signedIn();
      const right = { aud: CLIENT.id, sub: 'li.si', events: { [LOGOUT]: {} } };
      const past = Math.floor(Date.now() / 1_000) - 3_600;
      const wrong = await Promise.all([
        provider.sign(Object.assign({}, right, { aud: AUDIENCE })),
        provider.sign(Object.assign({}, right, { iss: 'https://evil.example' })),
        provider.sign(Object.assign({}, right, { nonce: 'n' })),
        provider.sign(Object.assign({}, right, { events: {} })),
        provider.sign(Object.assign({}, right, { jti: undefined })),
        provider.sign(Object.assign({}, right, { iat: past })),
        provider.sign(right, { alg: 'HS256' }, new TextEncoder().encode(CLIENT.secret)),
      ]);
      for (const one of [...wrong, 'no token', ''])
        expect(await logOut(one)).toMatchObject({ status: 400, code: 'LOGOUT_TOKEN_INVALID' });
      expect(await refused(token)()).toBe(false);
    });
  });

  describe('and a machine with an access token of it', () => {
    const asked = async (token: string) => (await me(clientOf(served.url, token))) === 200;
    const right = { aud: AUDIENCE, sub: MACHINE.id, client_id: MACHINE.id };

    it('when it asks, then it is its account, over HTTP and sockets, until that is closed', async () => {
      const token = await provider.machineToken();
      const { me: machine } = await clientOf(served.url, token).ask<{ me: object }>(ME);
      expect(machine).toMatchObject({ username: MACHINE.id, role: 'COMMAND_CENTRE' });
      const listening = await Listening.open(served.url, token, WORK_LIST);
      expect(await admin(dataDir, 'users', 'close', MACHINE.id)).toMatchObject({ code: 0 });
      expect(await listening.closed).toBe(4403);
      expect(await soon(refused(token))).toBe(true);
      expect(await asked(await provider.machineToken())).toBe(false);
    }, 60_000);

    it('when the administrator changes its role, then it has that until its next token', async () => {
      const named = Object.assign({}, right, { sub: 'other', client_id: 'dispatch-other' });
      const token = await provider.sign(named, { typ: 'at+jwt' });
      expect(await asked(token)).toBe(true);
      const change = ['users', 'role', 'dispatch-other', '--role', 'street'];
      await admin(dataDir, ...change, '--organisation', 'street-1');
      const roleOf = async (bearer: string) =>
        (await clientOf(served.url, bearer).send<{ me: { role: string } }>(ME)).data?.me?.role;
      expect(await roleOf(await provider.sign(named))).toBe('COMMAND_CENTRE');
    }, 60_000);

    it('when the token is wrong in any way, then it is refused', async () => {
      const now = Math.floor(Date.now() / 1_000);
      const sign = (part: object, header?: object, key?: Parameters<IdentityProvider['sign']>[2]) =>
        provider.sign(
          Object.assign({}, right, { sub: 'new', client_id: 'dispatch-new' }, part),
          header,
          key,
        );
      const good = await sign({});
      const [header = '', , signature = ''] = good.split('.');
      const payload = Buffer.from(JSON.stringify(right)).toString('base64url');
      const publicKey = new TextEncoder().encode(JSON.stringify(provider.key.jwk.n));
      const stranger = await newKey(provider.key.kid);
      const none = Buffer.from('{"alg":"none"}').toString('base64url');
      const wrong = [
        await sign({ aud: CLIENT.id }),
        await sign({ aud: undefined }),
        await sign({ iss: 'https://evil.example' }),
        await sign({ exp: now - 60 }),
        await sign({ exp: undefined }),
        await sign({ nbf: now + 600 }),
        await sign({ exp: now + 90_000 }),
        await sign({ iat: now + 600 }),
        await sign({ sub: undefined }),
        await sign({ client_id: 'nobody' }),
        await sign({}, { typ: 'logout+jwt' }),
        await sign({}, { alg: 'HS256' }, publicKey),
        await sign({}, {}, stranger.private),
        await sign({}, { kid: 'unknown' }),
        `${none}.${good.split('.')[1]}.`,
        `${header}.${payload}.${signature}`,
      ];
      for (const [index, token] of wrong.entries())
        expect([index, await asked(token)]).toEqual([index, false]);
      expect(await asked(good)).toBe(true);
    });
  });

  it('when the provider has another key, then signing in goes on, and so do machines', async () => {
    await provider.rotate();
    person('zhao.liu', {});
    expect(await soon(async () => (await signIn()).at.href === `${PUBLIC}/work`)).toBe(true);
    const named = { aud: AUDIENCE, sub: 'd', client_id: 'dispatch-rotated' };
    expect(await me(clientOf(served.url, await provider.sign(named)))).toBe(200);
  });

  it('when the provider fails in between, then a page says so; what is signed in goes on', async () => {
    const { browser, token } = await signedIn();
    const begun = new Browser(reach);
    const { at } = await begun.follow(START, ({ origin }) => origin !== PUBLIC);
    provider.fail();
    const answer = await begun.visit(at.href);
    expect([answer.status, await answer.text()]).toEqual([
      503,
      expect.stringContaining('统一身份平台暂时无法连接'),
    ]);
    expect(await refused(token)()).toBe(false);
    expect((await renew(browser)).username).toBe('zhao.liu');
  });

  it('when an auditor looks, then sign-ins and refusals are there, without a token', async () => {
    const administrator = await as(served.url, 'admin');
    const day = new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 10);
    const query = `{ auditLog(day: "${day}", first: 200) { edges { node { kind account code address operations } } } }`;
    const found = async () =>
      JSON.stringify((await administrator.ask<{ auditLog: object }>(query)).auditLog);
    expect(await soon(async () => (await found()).includes('GET /sign-in/sso/callback'))).toBe(
      true,
    );
    expect(await found()).toContain('198.51.100.7');
    expect(await found()).not.toContain('eyJ');
  });
});
