import { createClient } from 'graphql-ws';
import { WebSocket } from 'ws';
import { AccessScene } from '../testing/access-scene.js';

let now = Date.parse('2026-11-22T02:35:00.000Z');
const clock = { now: () => new Date(now).toISOString() };

interface Listed {
  readonly id: string;
  readonly device: string;
  readonly network: string;
  readonly kept: boolean;
  readonly current: boolean;
}

describe('given somebody who is signed in on two devices', () => {
  let scene: AccessScene;
  let desk: string;
  let phone: string;
  beforeAll(async () => {
    scene = await AccessScene.open(clock);
  });
  afterAll(() => scene.close());
  beforeEach(async () => {
    now += 24 * 3_600_000;
    const chrome = 'Mozilla/5.0 (Windows NT 10.0) Chrome/142.0 Safari/537.36';
    ({ token: desk } = await scene.signIn('zhang.san', true, { 'user-agent': chrome }));
    now += 1_000;
    const elsewhere = { 'user-agent': 'app/1.0', 'x-forwarded-for': '203.0.113.9' };
    ({ token: phone } = await scene.signIn('zhang.san', false, elsewhere));
  });

  const FIELDS = 'id device network kept current';
  const status = async (token: string) => (await scene.ask('{ me { username } }', token)).status;
  const mine = async (token: string) =>
    (await scene.ask(`{ mySessions { ${FIELDS} } }`, token)).data?.['mySessions'] as Listed[];
  const ending = async (mutation: string, token: string) => {
    const told = '... on SessionsEnded { count } ... on Rejection { code }';
    const { data } = await scene.ask(`mutation { ended: ${mutation} { ${told} } }`, token);
    return data?.['ended'];
  };

  it('when the sessions are listed, then each with device and network, the latest first', async () => {
    expect((await mine(phone))[0]).toMatchObject({
      device: 'app/1.0',
      network: '203.0.113.0/24',
      kept: false,
      current: true,
    });
    expect((await mine(desk))[1]).toMatchObject({
      device: 'Chrome · Windows',
      network: '127.0.0.0/24',
      kept: true,
      current: true,
    });
  });

  it('when one signs out, then that token is over, and the other goes on', async () => {
    const out = await scene.ask('mutation { signOut { count } }', desk);
    expect(out.data).toEqual({ signOut: { count: 1 } });
    expect(out.cookie).toContain('shaodao-session=; Path=/session/renew; Expires=Thu, 01 Jan 1970');
    expect([await status(desk), await status(phone)]).toEqual([401, 200]);
    expect(await mine(phone)).toHaveLength(1);
  });

  it('when it signs out, then its sockets are closed, and others stay open', async () => {
    const connect = (token: string) => {
      const client = createClient({
        url: `${scene.url.replace('http', 'ws')}/graphql`,
        webSocketImpl: WebSocket,
        connectionParams: { authorization: `Bearer ${token}` },
        retryAttempts: 0,
        lazy: false,
        onNonLazyError: () => undefined,
      });
      const closed = new Promise((done) => client.on('closed', done));
      const open = new Promise((done) => client.on('connected', done));
      return { client, closed, open };
    };
    const [atDesk, onPhone] = [connect(desk), connect(phone)];
    await Promise.all([atDesk.open, onPhone.open]);
    await scene.ask('mutation { signOut { count } }', desk);
    expect(await atDesk.closed).toMatchObject({ code: 4403 });
    const answers = [];
    for await (const answer of onPhone.client.iterate({ query: '{ me { username } }' }))
      answers.push(answer.data);
    expect(answers).toEqual([{ me: { username: 'zhang.san' } }]);
    await onPhone.client.dispose();
  });

  it('when it ends one of its own, then that one is over; one of nobody is not found', async () => {
    const other = (await mine(phone))[1]!;
    const end = `endSession(input: { session: "${other.id}" })`;
    expect(await ending(end, phone)).toEqual({ count: 1 });
    expect([await status(desk), await status(phone)]).toEqual([401, 200]);
    expect(await ending(end, phone)).toEqual({ count: 0 });
    const none = await ending('endSession(input: { session: "2026-11.none" })', phone);
    expect(none).toEqual({ code: 'SESSION_UNKNOWN' });
  });

  it('when it ends the others, then only this one goes on', async () => {
    expect(await ending('endOtherSessions', phone)).toEqual({ count: 1 });
    expect([await status(desk), await status(phone)]).toEqual([401, 200]);
  });

  it('when somebody else names its sessions, then they are not found', async () => {
    const { token } = await scene.signIn('admin');
    const { id } = (await mine(phone))[0]!;
    const own = await ending(`endSession(input: { session: "${id}" })`, token);
    expect(own).toEqual({ code: 'SESSION_UNKNOWN' });
    expect(await status(phone)).toBe(200);
  });

  it('when an administrator looks, then they are listed and ended, one or all', async () => {
    const { token } = await scene.signIn('admin');
    const { data } = await scene.ask(
      `{ accountSessions(username: "Zhang.San") { ${FIELDS} } }`,
      token,
    );
    const listed = data?.['accountSessions'] as Listed[];
    expect(listed.map(({ current }) => current)).toEqual([false, false]);
    const one = `endAccountSessions(input: { username: "zhang.san", session: "${listed[0]!.id}" })`;
    expect(await ending(one, token)).toEqual({ count: 1 });
    expect([await status(desk), await status(phone)]).toEqual([200, 401]);
    const all = 'endAccountSessions(input: { username: "Zhang.San" })';
    expect(await ending(all, token)).toEqual({ count: 1 });
    expect(await status(desk)).toBe(401);
  });

  it('when another role asks for those of an account, then it is 403', async () => {
    const look = '{ accountSessions(username: "admin") { id } }';
    const end = 'mutation { endAccountSessions(input: { username: "admin" }) { __typename } }';
    for (const query of [look, end]) expect((await scene.ask(query, desk)).status).toBe(403);
  });
});
