import type { Served } from '../support/served.js';
import type { Browser } from './browser.js';
import { CLIENT } from './identity-provider.js';
import { Listening } from './served-access.js';
import { PUBLIC, SignOnScene, soon, START } from './sign-on-scene.js';

const WORK_LIST = 'subscription { workListChanged(organisation: "street-1") { whistleId } }';
const OUT = `${PUBLIC}/sign-in/sso/sign-out`;

/** Where a browser is led, and the code of a refusal. */
async function led(browser: Browser, url: string) {
  const answer = await browser.visit(url, { headers: { accept: 'application/json' } });
  const to = answer.headers.get('location');
  const { code } = to === null ? ((await answer.json()) as { code?: string }) : {};
  return { status: answer.status, to, code };
}

describe('given two API processes behind a proxy, and a provider that ends sessions', () => {
  let scene: SignOnScene;
  let there: Served;
  beforeAll(async () => {
    scene = await SignOnScene.open();
    there = await scene.another();
    await scene.provider.rotate();
  }, 180_000);
  afterAll(() => scene.close());
  beforeEach(() => {
    scene.leadTo(scene.served);
    scene.person('zhang.san');
  });

  it('when somebody signs out here, then also at the provider, and comes back to the start', async () => {
    const { browser, token } = await scene.signedIn();
    const [, set] = /shaodao-signed-on=[^;]*; (.*)/.exec(browser.told.join('\n')) ?? [];
    expect(set).toMatch(
      /^Path=\/sign-in\/sso\/sign-out; Expires=.*; HttpOnly; Secure; SameSite=Strict$/,
    );
    const { count, continueAt } = await scene.signOut(token);
    expect(count).toBe(1);
    const { status, to } = await led(browser, PUBLIC + continueAt);
    expect(status).toBe(303);
    const place = new URL(to!);
    expect(place.origin + place.pathname).toBe(`${scene.provider.issuer}/session/end`);
    const { id_token_hint: hint, ...more } = Object.fromEntries(place.searchParams);
    expect(more).toEqual({ client_id: CLIENT.id, post_logout_redirect_uri: `${PUBLIC}/` });
    expect(hint).toMatch(/^eyJ/);
    expect(await scene.agreeToSignOut(browser, place.href)).toBe(`${PUBLIC}/`);
    expect(await scene.isIn(token)).toBe(false);
    expect(await scene.renew(browser)).toHaveProperty('code');
    scene.person('li.si');
    await browser.follow(START, ({ pathname }) => pathname !== '/work');
    expect(await scene.renew(browser)).toMatchObject({ username: 'li.si' });
  });

  it('when they do not go on to the provider, then it still knows them: that is what it is for', async () => {
    const { browser, token } = await scene.signedIn();
    await scene.signOut(token);
    scene.person('li.si');
    await browser.follow(START, ({ pathname }) => pathname !== '/work');
    expect(await scene.renew(browser)).toMatchObject({ username: 'zhang.san' });
  });

  it('when another page leads a browser out, then nothing happens', async () => {
    const { browser, token } = await scene.signedIn();
    const { continueAt: ofOther } = await scene.signOut((await scene.signedIn()).token);
    const refused = { status: 400, to: null, code: 'SIGN_OUT_NOT_YOURS' };
    for (const query of ['', '?ticket=', '?ticket=v1.AAAA', '?ticket[]=a', '?ticket=a&ticket=b'])
      expect(await led(browser, OUT + query)).toEqual(refused);
    expect(await led(browser, PUBLIC + ofOther)).toEqual(refused);
    expect(await scene.isIn(token)).toBe(true);
    const page = await browser.visit(OUT);
    expect(await page.text()).toContain('<title>退出未完成 · 哨到</title>');
    const { continueAt } = await scene.signOut(token);
    expect((await led(browser, PUBLIC + continueAt)).to).toContain(scene.provider.issuer);
  });

  it('when a link names another place to come back to, then it is not heeded', async () => {
    const { browser, token } = await scene.signedIn();
    const { continueAt } = await scene.signOut(token);
    const evil = '&post_logout_redirect_uri=https://evil.example&return_to=//evil.example';
    const { to } = await led(browser, PUBLIC + continueAt + evil);
    expect(new URL(to!).searchParams.get('post_logout_redirect_uri')).toBe(`${PUBLIC}/`);
    expect(to).not.toContain('evil');
  });

  it('when the browser has nothing of the provider, then it is led to the start', async () => {
    const { token } = await scene.signedIn();
    const { continueAt } = await scene.signOut(token);
    expect(await led(scene.browser(), PUBLIC + continueAt)).toMatchObject({ status: 303, to: '/' });
  });

  it('when it was begun at one process, then it is finished at the other, and known to both', async () => {
    const browser = scene.browser();
    const { at } = await browser.follow(START, ({ origin }) => origin !== PUBLIC);
    scene.leadTo(there);
    expect(await led(browser, at.href)).toMatchObject({ status: 303, to: '/work' });
    scene.leadTo(scene.served);
    const { token, username } = await scene.renew(browser);
    expect(username).toBe('zhang.san');
    for (const served of [scene.served, there]) expect(await scene.isIn(token, served)).toBe(true);
    expect(await led(browser, at.href)).toMatchObject({ code: 'SSO_STATE_INVALID' });
  });

  it('when the provider signs somebody out at one process, then sessions and sockets end at the other', async () => {
    const { browser, token } = await scene.signedIn();
    const other = await scene.signedIn();
    const [theirs, remains] = await Promise.all(
      [token, other.token].map((one) => Listening.open(scene.served.url, one, WORK_LIST)),
    );
    scene.leadTo(there);
    await scene.signOutThere(browser);
    expect(await scene.isIn(token, there)).toBe(false);
    expect(await theirs!.closed).toBe(4403);
    expect(await soon(async () => !(await scene.isIn(token)))).toBe(true);
    scene.leadTo(scene.served);
    expect(await scene.renew(browser)).toMatchObject({ code: 'SESSION_ENDED' });
    for (const served of [scene.served, there])
      expect(await scene.isIn(other.token, served)).toBe(true);
    remains!.end();
  });

  it('when a logout token is sent to the one and then to the other, then it counts once', async () => {
    await scene.signedIn();
    const events = { 'http://schemas.openid.net/event/backchannel-logout': {} };
    const token = await scene.provider.sign({ aud: CLIENT.id, sub: 'zhang.san', events });
    expect(await scene.logOut(token)).toMatchObject({ status: 200 });
    const later = await scene.signedIn();
    scene.leadTo(there);
    expect(await scene.logOut(token)).toEqual({ status: 400, code: 'LOGOUT_REPEATED' });
    expect(await scene.isIn(later.token, there)).toBe(true);
  });

  it('when somebody signs out at one process, then the way out leads through the other too', async () => {
    const { browser, token } = await scene.signedIn();
    const { continueAt } = await scene.signOut(token, there);
    expect((await led(browser, PUBLIC + continueAt)).to).toContain(scene.provider.issuer);
  });

  it('when the provider is away and was not asked before, then a page says what is not ended', async () => {
    const { browser, token } = await scene.signedIn();
    const fresh = await scene.another();
    scene.provider.fail();
    scene.leadTo(fresh);
    const { continueAt } = await scene.signOut(token, fresh);
    expect(await led(browser, PUBLIC + continueAt)).toMatchObject({
      status: 503,
      code: 'SIGN_OUT_INCOMPLETE',
    });
    expect(await scene.isIn(token, fresh)).toBe(false);
    await scene.provider.rotate();
    expect((await led(browser, PUBLIC + continueAt)).to).toContain(scene.provider.issuer);
  });
});

describe('given a provider that announces no place to end sessions', () => {
  let scene: SignOnScene;
  beforeAll(async () => {
    scene = await SignOnScene.open(false);
    await scene.provider.rotate();
  }, 120_000);
  afterAll(() => scene.close());

  it('when somebody signs out, then here, and the browser is led to the start', async () => {
    scene.person('zhang.san');
    const { browser, token } = await scene.signedIn();
    const { count, continueAt } = await scene.signOut(token);
    expect(count).toBe(1);
    expect(await led(browser, PUBLIC + continueAt)).toMatchObject({ status: 303, to: '/' });
    expect(await scene.isIn(token)).toBe(false);
    expect(await scene.renew(browser)).toHaveProperty('code');
  });
});
