import { AccessScene } from '../testing/access-scene.js';

const start = Date.parse('2026-11-22T02:35:00.000Z');
const HOUR = 3_600_000;
let now = start;
const clock = { now: () => new Date(now).toISOString() };
const mark = { 'x-shaodao-session': 'renew' };

/** What a browser sends back of a cookie. */
const kept = (cookie: string | null): string => cookie?.split(';')[0] ?? '';

describe('given somebody who signs in', () => {
  let scene: AccessScene;
  beforeAll(async () => {
    scene = await AccessScene.open(clock);
  });
  afterAll(() => scene.close());
  beforeEach(() => {
    now += 24 * 30 * HOUR;
  });

  const me = async (token: string | undefined) =>
    (await scene.ask('{ me { username } }', token)).status;
  const renew = (cookie: string | null, headers: object = mark) =>
    scene.renew({ cookie: kept(cookie), ...headers });
  const query = async (text: string, token: string) => (await scene.ask(text, token)).data;

  describe('and does not ask to stay so', () => {
    it('when the answer comes, then without a cookie, and the session ends with the token', async () => {
      const { cookie, expiresAt, sessionUntil } = await scene.signIn('zhang.san');
      expect(cookie).toBeNull();
      expect(sessionUntil).toBe(expiresAt);
      expect(Date.parse(expiresAt) - now).toBe(900_000);
    });

    it('when a live token is exchanged, then the next one counts, and so does the old one', async () => {
      const { token } = await scene.signIn('zhang.san');
      now += 800_000;
      const told = await query('mutation { renewToken { token expiresAt } }', token);
      const next = told?.['renewToken'] as { token: string; expiresAt: string };
      expect(Date.parse(next.expiresAt) - now).toBe(900_000);
      expect([await me(token), await me(next.token)]).toEqual([200, 200]);
      now += 100_000;
      expect([await me(token), await me(next.token)]).toEqual([401, 200]);
      expect((await scene.ask('mutation { renewToken { token } }', token)).status).toBe(401);
    });
  });

  describe('to stay signed in', () => {
    it('when the answer comes, then pages cannot read its cookie, and no other path gets it', async () => {
      const { cookie, sessionUntil } = await scene.signIn('zhang.san', true);
      expect(Date.parse(sessionUntil) - now).toBe(12 * HOUR);
      expect(cookie?.split('; ').slice(1)).toEqual([
        'Path=/session/renew',
        `Expires=${new Date(now + 12 * HOUR).toUTCString()}`,
        'HttpOnly',
        'SameSite=Strict',
      ]);
    });

    it('when it came over TLS, then the cookie goes over nothing else', async () => {
      const tls = { 'x-forwarded-proto': 'https' };
      expect((await scene.signIn('zhang.san', true, tls)).cookie).toContain('; Secure');
    });

    it('when the log is read, then the secret is not in it', async () => {
      const { cookie } = await scene.signIn('zhang.san', true);
      const secret = decodeURIComponent(kept(cookie)).split('~')[2] ?? '';
      expect(secret).toHaveLength(43);
      const { events } = await scene.store.readAll({ limit: 500 });
      expect(JSON.stringify(events)).not.toContain(secret);
    });

    it('when the cookie is shown, then a page has a token again, also much later', async () => {
      const { cookie } = await scene.signIn('zhang.san', true);
      now += HOUR / 2;
      const soon = await renew(cookie);
      expect(soon).toMatchObject({ status: 200, username: 'zhang.san', cookie: null });
      expect(await me(soon.token)).toBe(200);
      now += 11 * HOUR;
      const later = await renew(cookie);
      expect(await me(later.token)).toBe(200);
      expect(kept(later.cookie)).not.toBe(kept(cookie));
      now += 11 * HOUR;
      expect(await renew(later.cookie)).toMatchObject({ status: 200 });
    });

    it('when nobody comes for 12 hours, then it is over, and the browser forgets the cookie', async () => {
      const { cookie } = await scene.signIn('zhang.san', true);
      now += 12 * HOUR;
      const answer = await renew(cookie);
      expect(answer).toMatchObject({ status: 401, code: 'SESSION_ENDED' });
      expect(answer.cookie).toContain('Expires=Thu, 01 Jan 1970');
    });

    it('when it is renewed again and again, then it is over after seven days', async () => {
      let { cookie } = await scene.signIn('zhang.san', true);
      const begun = now;
      for (let status = 200; status === 200;) {
        now += 3 * HOUR;
        const answer = await renew(cookie);
        ({ status } = answer);
        cookie = answer.cookie ?? cookie;
        if (answer.token) expect(await me(answer.token)).toBe(200);
      }
      expect(now - begun).toBe(7 * 24 * HOUR);
    });

    it('when a copy of a replaced cookie is shown, then the session ends for both', async () => {
      const { cookie: copied, token } = await scene.signIn('zhang.san', true);
      now += HOUR;
      const second = await renew(copied);
      now += HOUR;
      const third = await renew(second.cookie);
      expect(await me(third.token)).toBe(200);
      expect(await renew(copied)).toMatchObject({ status: 401 });
      expect([await me(token), await me(third.token)]).toEqual([401, 401]);
      expect(await renew(third.cookie)).toMatchObject({ status: 401 });
    });

    it('when two tabs renew at once, then both go on', async () => {
      const { cookie } = await scene.signIn('zhang.san', true);
      now += HOUR;
      const answers = await Promise.all([renew(cookie), renew(cookie)]);
      expect(answers.map(({ status }) => status)).toEqual([200, 200]);
      const fresh = answers.filter((answer) => answer.cookie !== null);
      expect(fresh).toHaveLength(1);
      now += HOUR;
      expect(await renew(fresh[0]!.cookie)).toMatchObject({ status: 200 });
    });

    it('when the page is of another origin, or the mark is missing, then nothing is renewed', async () => {
      const { cookie } = await scene.signIn('zhang.san', true);
      const refused = { status: 403, code: 'ORIGIN_NOT_ALLOWED', cookie: null };
      expect(await renew(cookie, { ...mark, origin: 'https://evil.example' })).toMatchObject(
        refused,
      );
      expect(await renew(cookie, { origin: scene.url })).toMatchObject(refused);
      expect(await renew(cookie, {})).toMatchObject(refused);
      const ours = { ...mark, origin: scene.url };
      expect(await renew(cookie, ours)).toMatchObject({ status: 200 });
    });

    it('when what is shown is no cookie of ours, then it is 401, whatever it is', async () => {
      const { cookie } = await scene.signIn('zhang.san', true);
      const [name, value = ''] = kept(cookie).split('=');
      const others = [
        '',
        '%',
        'a~b~c',
        value.slice(0, -1),
        value.replace('zhang', 'wang'),
        `${value}~x`,
      ];
      for (const other of others)
        expect(await renew(`${name}=${other}`)).toMatchObject({ status: 401 });
      const wrong = value.slice(0, -4) + (value.endsWith('AAAA') ? 'BBBB' : 'AAAA');
      expect(await renew(`${name}=${wrong}`)).toMatchObject({ status: 401 });
      expect(await renew(cookie)).toMatchObject({ status: 200 });
    });

    it('when somebody guesses on, then he has to wait, and who is right does not', async () => {
      const { cookie } = await scene.signIn('zhang.san', true);
      const elsewhere = { ...mark, 'x-forwarded-for': '198.51.100.7' };
      const wrong = kept(cookie).slice(0, -4) + 'AAAA';
      const guess = async () => (await renew(wrong, elsewhere)).status;
      const statuses = [];
      for (let guesses = 0; guesses <= 100; guesses++) statuses.push(await guess());
      expect([statuses[99], statuses[100]]).toEqual([401, 429]);
      expect(await renew(cookie)).toMatchObject({ status: 200 });
    });

    it('when the password is changed, then the cookie renews nothing', async () => {
      const { cookie, token } = await scene.signIn('admin', true);
      const current = `currentPassword: "${AccessScene.password} admin"`;
      const change = `mutation { changePassword(input: { ${current}, newPassword: "a completely new one" }) { __typename } }`;
      expect(await query(change, token)).toEqual({
        changePassword: { __typename: 'AccountChanged' },
      });
      expect(await renew(cookie)).toMatchObject({ status: 401 });
    });
  });
});
