import { randomUUID } from 'node:crypto';

import { account, Accounts, linkIdentity } from '#access';
import { deliveryOf, systemClock } from '#event-sourcing';
import { openLog } from '#runtime';

import { as } from '../support/district.js';
import { clientOf } from '../support/graphql-client.js';
import type { Browser } from './browser.js';
import { AUDIENCE, CLIENT, MACHINE, newKey } from './identity-provider.js';
import { Listening } from './served-access.js';
import { PUBLIC, SignOnScene, soon, START } from './sign-on-scene.js';

const ME = '{ me { username displayName role organisation signsInBy } }';
const WORK_LIST = 'subscription { workListChanged(organisation: "street-1") { whistleId } }';
const LOGOUT = 'http://schemas.openid.net/event/backchannel-logout';
const seconds = (from: number) => Math.floor(Date.now() / 1_000) + from;

describe('given a district behind a proxy, and an identity provider', () => {
  let scene: SignOnScene;
  beforeAll(async () => {
    scene = await SignOnScene.open();
  }, 120_000);
  afterAll(() => scene.close());

  const whoIs = async (token: string) =>
    (await clientOf(scene.served.url, token).ask<{ me: object }>(ME)).me;
  const refusal = async () => {
    const { status, code } = await scene.signIn();
    return [status, code];
  };
  const change = async (mutation: string) => {
    const administrator = await as(scene.served.url, 'admin');
    expect(JSON.stringify(await administrator.ask(`mutation { ${mutation} }`))).toContain(
      'AccountChanged',
    );
  };
  const close = (username: string) =>
    change(`closeAccount(input: { username: "${username}" }) { __typename }`);

  it('when the provider is away, then a page says so, and passwords go on', async () => {
    expect(await refusal()).toEqual([503, 'PROVIDER_UNAVAILABLE']);
    const answer = await scene.reach(START, { redirect: 'manual' });
    expect(await answer.json()).toMatchObject({ code: 'PROVIDER_UNAVAILABLE' });
    const street = await as(scene.served.url, 'street');
    expect(await street.ask(ME)).toMatchObject({ me: { signsInBy: ['PASSWORD'] } });
    await scene.provider.rotate();
  });

  it('when somebody signs in for the first time, then as the rules have them, by cookie and token', async () => {
    scene.person('zhang.san');
    const { browser, token } = await scene.signedIn();
    expect(await whoIs(token)).toEqual({
      username: 'zhang.san',
      displayName: '张三',
      role: 'STREET',
      organisation: 'street-1',
      signsInBy: ['SINGLE_SIGN_ON'],
    });
    const [begun, , kept] = browser.told.filter((line) => line.startsWith('shaodao-'));
    expect(begun).toMatch(/; Path=\/sign-in\/sso; .*HttpOnly; Secure; SameSite=Lax$/);
    expect(kept).toMatch(/; Path=\/session\/renew; .*HttpOnly; Secure; SameSite=Strict$/);
  });

  it('when they come again with another name and role, then so is the account, and sessions end', async () => {
    const { token } = await scene.signedIn();
    scene.person('zhang.san', { name: '张三丰', groups: ['assessors'], amr: ['pwd', 'otp'] });
    const again = await scene.signedIn();
    expect(await whoIs(again.token)).toMatchObject({ displayName: '张三丰', role: 'ASSESSMENT' });
    expect(await scene.isIn(token)).toBe(false);
  });

  it('when the role needs a second factor and the provider saw none, then they are refused', async () => {
    scene.person('zhang.san', { groups: ['assessors'] });
    expect(await refusal()).toEqual([403, 'SECOND_FACTOR_REQUIRED']);
  });

  it.each([
    ['no rule fits', { groups: [] }, 'NO_RULE_FITS'],
    ['a rule says that they may not', { title: '外包坐席' }, 'RULE_REFUSES'],
    ['the organisation is not there', { groups: ['street nowhere'] }, 'ORGANISATION_RETIRED'],
    ['the name cannot be a username', { preferred_username: '张 三' }, 'ACCOUNT_NOT_ADMITTED'],
    ['the name is a local account’s', { preferred_username: 'admin' }, 'ACCOUNT_NOT_LINKED'],
  ])('when %s, then they are told, and so is the operator', async (_, part, code) => {
    scene.person('stranger', part);
    expect(await refusal()).toEqual([403, code]);
    const isLogged = async () => scene.served.log().includes(`refused: ${code}`);
    expect(await soon(isLogged)).toBe(true);
  });

  it('when an administrator links a local account, or a rule does, then it is theirs', async () => {
    scene.person('8f14e45f', { preferred_username: 'dept-1' });
    expect(await refusal()).toEqual([403, 'ACCOUNT_NOT_LINKED']);
    const log = await openLog(scene.served.dataDir, 'inline');
    const rooms = { log, accounts: new Accounts(log, systemClock, async () => true) };
    const identity = { issuer: `${scene.provider.issuer}/`, subject: '8f14e45f' };
    const delivery = deliveryOf({}, { account: 'cli', organisation: '', role: 'administrator' });
    await linkIdentity({ ...rooms, clock: systemClock }, 'Dept-1', identity, delivery);
    const { token } = await scene.signedIn();
    const signsInBy = ['PASSWORD', 'SINGLE_SIGN_ON'];
    expect(await whoIs(token)).toMatchObject({ username: 'dept-1', signsInBy });
    scene.person('c9f0f895', { preferred_username: 'street', groups: ['old-hands'] });
    expect((await scene.renew((await scene.signedIn()).browser)).username).toBe('street');
    expect(await account.load(log, 'street')).toMatchObject({ identity: { subject: 'c9f0f895' } });
    await log.close();
  });

  it('when the account is closed, then its sessions end, and it stays closed', async () => {
    scene.person('leaver');
    const { token } = await scene.signedIn();
    await close('leaver');
    expect(await scene.isIn(token)).toBe(false);
    expect(await refusal()).toEqual([403, 'ACCOUNT_CLOSED']);
  });

  describe('and somebody who comes back from it', () => {
    const callback = async (browser: Browser) => {
      scene.person('wang.wu');
      return (await browser.follow(START, ({ origin }) => origin !== PUBLIC)).at;
    };
    const codeOf = async (browser: Browser, { href }: URL) => {
      const answer = await browser.visit(href, { headers: { accept: 'application/json' } });
      return ((await answer.json()) as { code?: string }).code;
    };

    it('when another browser began it, or nobody did, then it is refused', async () => {
      const url = await callback(scene.browser());
      expect(await codeOf(scene.browser(), url)).toBe('SSO_STATE_INVALID');
      const other = scene.browser();
      await other.visit(START);
      expect(await codeOf(other, url)).toBe('PROVIDER_ANSWER_INVALID');
    });

    it.each([
      ['state', 'another'],
      ['code', 'guessed'],
      ['iss', 'https://evil.example'],
    ])('when its %s is another one, then it is refused', async (name, value) => {
      const browser = scene.browser();
      const url = await callback(browser);
      url.searchParams.set(name, value);
      expect(await codeOf(browser, url)).toBe('PROVIDER_ANSWER_INVALID');
    });

    it('when the code is of another sign-in, then its verifier is wrong: it is refused', async () => {
      const [one, other] = [scene.browser(), scene.browser()];
      const [first, second] = [await callback(one), await callback(other)];
      first.searchParams.set('code', second.searchParams.get('code') ?? '');
      expect(await codeOf(one, first)).toBe('PROVIDER_ANSWER_INVALID');
    });

    it('when they come twice with one code, then the second time is refused', async () => {
      const browser = scene.browser();
      const url = await callback(browser);
      expect((await browser.visit(url.href)).headers.get('location')).toBe('/work');
      expect(await codeOf(browser, url)).toBe('SSO_STATE_INVALID');
    });

    it('when the provider says no, then they are told', async () => {
      const browser = scene.browser();
      const url = await callback(browser);
      url.searchParams.delete('code');
      url.searchParams.set('error', 'access_denied');
      expect(await codeOf(browser, url)).toBe('PROVIDER_REFUSED');
    });

    it('when they would be sent to another site, then nothing is begun', async () => {
      const url = new URL(`${PUBLIC}/sign-in/sso?return_to=//evil.example`);
      expect(await codeOf(scene.browser(), url)).toBe('RETURN_PATH_INVALID');
    });
  });

  describe('and the provider logs somebody out', () => {
    beforeEach(() => scene.person('li.si'));
    const right = { aud: CLIENT.id, sub: 'li.si', events: { [LOGOUT]: {} } };

    it('when they sign out there, then session and socket end here at once', async () => {
      const { browser, token } = await scene.signedIn();
      const other = await scene.signedIn();
      const listening = await Listening.open(scene.served.url, token, WORK_LIST);
      await scene.signOutThere(browser);
      expect(await listening.closed).toBe(4403);
      expect(await scene.isIn(token)).toBe(false);
      expect(await scene.isIn(other.token)).toBe(true);
      expect(await scene.renew(browser)).toMatchObject({ code: 'SESSION_ENDED' });
    });

    it('when a token names only the person, then all their sessions end; and it counts once', async () => {
      const both = [await scene.signedIn(), await scene.signedIn()];
      const token = await scene.provider.sign(right, { typ: 'logout+jwt' });
      expect(await scene.logOut(token)).toMatchObject({ status: 200 });
      for (const one of both) expect(await scene.isIn(one.token)).toBe(false);
      const { token: later } = await scene.signedIn();
      expect(await scene.logOut(token)).toEqual({ status: 400, code: 'LOGOUT_REPEATED' });
      expect(await scene.isIn(later)).toBe(true);
    });

    it('when a token is wrong, then nobody is logged out', async () => {
      const { token } = await scene.signedIn();
      const sign = (part: object, header?: object, key?: Uint8Array) =>
        scene.provider.sign({ ...right, ...part }, header, key);
      const wrong = [
        await sign({ aud: AUDIENCE }),
        await sign({ iss: 'https://evil.example' }),
        await sign({ nonce: 'n' }),
        await sign({ events: {} }),
        await sign({ jti: undefined }),
        await sign({ iat: seconds(-3_600) }),
        await sign({}, { alg: 'HS256' }, new TextEncoder().encode(CLIENT.secret)),
        'no token',
        '',
      ];
      for (const one of wrong)
        expect(await scene.logOut(one)).toEqual({ status: 400, code: 'LOGOUT_TOKEN_INVALID' });
      expect(await scene.isIn(token)).toBe(true);
    });
  });

  describe('and a machine with an access token of it', () => {
    it('when it asks, then it is its account, over HTTP and sockets, until that is closed', async () => {
      const token = await scene.provider.machineToken();
      expect(await whoIs(token)).toMatchObject({ username: MACHINE.id, role: 'COMMAND_CENTRE' });
      const listening = await Listening.open(scene.served.url, token, WORK_LIST);
      await close(MACHINE.id);
      expect(await listening.closed).toBe(4403);
      expect(await scene.isIn(token)).toBe(false);
      expect(await scene.isIn(await scene.provider.machineToken())).toBe(false);
    });

    it('when it would sign for a person, then it is refused as an API key is', async () => {
      const other = { aud: AUDIENCE, sub: 'signer', client_id: 'dispatch-signer' };
      const machine = clientOf(scene.served.url, await scene.provider.sign(other));
      const input = { whistleId: randomUUID(), comment: '同意' };
      const approve = `mutation ($input: ApproveWhistleInput!) {
        approveWhistle(input: $input) { __typename }
      }`;
      const refused = await machine.send(approve, { input });
      expect(refused.errors?.map(({ message }) => message)).toEqual([
        '此接口密钥（令牌）无权进行此操作',
      ]);
    });

    it('when an administrator changes its role, then the rules bring it back at its next token', async () => {
      const other = { aud: AUDIENCE, sub: 'other', client_id: 'dispatch-other' };
      expect(await scene.isIn(await scene.provider.sign(other, { typ: 'at+jwt' }))).toBe(true);
      const input = 'username: "dispatch-other", role: STREET, organisation: "street-1"';
      await change(`changeAccountRole(input: { ${input} }) { __typename }`);
      const next = await whoIs(await scene.provider.sign(other));
      expect(next).toMatchObject({ role: 'COMMAND_CENTRE' });
    });

    it('when the token is wrong in any way, then it is refused', async () => {
      const right = { aud: AUDIENCE, sub: 'new', client_id: 'dispatch-new' };
      const sign = (part: object, ...how: [object?, Parameters<typeof scene.provider.sign>[2]?]) =>
        scene.provider.sign({ ...right, ...part }, ...how);
      const good = await sign({});
      const [header = '', body = '', signature = ''] = good.split('.');
      const encoded = (json: object) => Buffer.from(JSON.stringify(json)).toString('base64url');
      const { key } = scene.provider;
      const publicKey = new TextEncoder().encode(key.jwk.n);
      const wrong = [
        await sign({ aud: CLIENT.id }),
        await sign({ aud: undefined }),
        await sign({ iss: 'https://evil.example' }),
        await sign({ exp: seconds(-60) }),
        await sign({ exp: undefined }),
        await sign({ nbf: seconds(600) }),
        await sign({ exp: seconds(90_000) }),
        await sign({ iat: seconds(600) }),
        await sign({ sub: undefined }),
        await sign({ client_id: 'nobody' }),
        await sign({}, { typ: 'logout+jwt' }),
        await sign({}, { alg: 'HS256' }, publicKey),
        await sign({}, {}, (await newKey(key.kid)).private),
        await sign({}, { kid: 'unknown' }),
        `${encoded({ alg: 'none' })}.${body}.`,
        `${header}.${encoded({ ...right, exp: seconds(600), iat: seconds(0) })}.${signature}`,
      ];
      for (const [index, token] of wrong.entries())
        expect([index, await scene.isIn(token)]).toEqual([index, false]);
      expect(await scene.isIn(good)).toBe(true);
    });
  });

  it('when the provider has another key, then signing in goes on, and so do machines', async () => {
    await scene.provider.rotate();
    scene.person('zhao.liu');
    expect(await soon(async () => (await scene.signIn()).code === undefined)).toBe(true);
    const other = { aud: AUDIENCE, sub: 'rotated', client_id: 'dispatch-rotated' };
    expect(await scene.isIn(await scene.provider.sign(other))).toBe(true);
  });

  it('when the provider fails in between, then a page says so; what is signed in goes on', async () => {
    const { browser, token } = await scene.signedIn();
    const begun = scene.browser();
    const { at } = await begun.follow(START, ({ origin }) => origin !== PUBLIC);
    scene.provider.fail();
    const answer = await begun.visit(at.href);
    expect(answer.status).toBe(503);
    expect(await answer.text()).toContain('统一身份平台暂时无法连接');
    expect(await scene.isIn(token)).toBe(true);
    expect((await scene.renew(browser)).username).toBe('zhao.liu');
  });

  it('when an auditor looks, then sign-ins and refusals are there; no token is in any log', async () => {
    const administrator = await as(scene.served.url, 'admin');
    const day = new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 10);
    const nodes = 'edges { node { kind account code address operations } }';
    const found = async () =>
      JSON.stringify(
        await administrator.ask(`{ auditLog(day: "${day}", first: 200) { ${nodes} } }`),
      );
    expect(await soon(async () => (await found()).includes('/sign-in/sso/callback'))).toBe(true);
    expect(await found()).toContain('198.51.100.7');
    expect((await found()) + scene.served.log()).not.toMatch(/eyJ|code=|state=|id_token/);
  });
});
