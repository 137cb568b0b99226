import { once } from 'node:events';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import express from 'express';
import { type KeptSignOn, SignOutWay } from './sign-out-way.js';

const START = Date.parse('2026-11-27T02:00:00.000Z');
let now = START;
const clock = { now: () => new Date(now).toISOString() };
const way = new SignOutWay(
  'a secret of at least thirty-two bytes',
  { clock, isOfProvider: async (username) => username === 'zhang.san' },
  true,
);
const sessionOf = (account: string, id?: string) => ({
  actor: { account, organisation: 'street-1', role: 'street' as const },
  displayName: '张三',
  expiresAt: clock.now(),
  generation: 1,
  ...(id !== undefined && { id }),
});
const ticketOf = async (id: string): Promise<string> => {
  const path = (await way.pathFor(sessionOf('zhang.san', id))) ?? '';
  return new URL(path, 'http://service.invalid').searchParams.get('ticket') ?? '';
};

describe('given somebody who signed in at the provider', () => {
  let server: Server;
  let url: string;
  beforeAll(async () => {
    const app = express();
    app.get('/keep', ({ query }, response) => {
      const opened = { generation: 1, device: '', network: '', ended: false, spent: [] };
      const at = clock.now();
      const times = { openedAt: at, renewedAt: at, until: at, limit: at, secretAt: at };
      way.keep(response, { ...opened, ...times, id: 's-1' }, 'x'.repeat(Number(query['size'])));
      response.end();
    });
    app.get('/read', (request, response) => void response.json(way.read(request) ?? null));
    server = app.listen(0, '127.0.0.1');
    await once(server, 'listening');
    url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  });
  afterAll(() => void server.close());
  beforeEach(() => (now = START));

  const keep = async (size: number): Promise<string> =>
    (await fetch(`${url}/keep?size=${size}`)).headers.get('set-cookie') ?? '';
  const read = async (cookie: string) => {
    const answer = await fetch(`${url}/read`, { headers: { cookie: `a=b; ${cookie}; c=d` } });
    return (await answer.json()) as KeptSignOn | null;
  };

  it('when the browser comes back, then session and token are read; altered ones are not', async () => {
    const [cookie = ''] = (await keep(1_000)).split(';');
    expect(cookie).not.toContain('xxxx');
    expect(await read(cookie)).toEqual({ session: 's-1', idToken: 'x'.repeat(1_000) });
    expect(await read(cookie.slice(0, -4))).toBeNull();
    expect(await read('shaodao-signed-on=v1.AAAA')).toBeNull();
    expect(await read('other-shaodao-signed-on=1')).toBeNull();
  });

  it.each([2_700, 2_900, 5_000, 50_000])(
    'when its token has %i characters, then browsers keep the cookie, without it where it is too long',
    async (size) => {
      const line = await keep(size);
      expect(line.length).toBeLessThanOrEqual(4_096);
      const kept = await read(line.split(';')[0]!);
      expect(kept?.session).toBe('s-1');
      expect(kept?.idToken?.length).toBe(size < 2_800 ? size : undefined);
    },
  );

  it('when a ticket is shown, then it fits the session that it is of, for a minute', async () => {
    const ticket = await ticketOf('s-1');
    expect(way.fits({ session: 's-1' }, ticket)).toBe(true);
    expect(way.fits({ session: 's-2' }, ticket)).toBe(false);
    for (const wrong of ['', 'v1.AAAA', `${ticket}A`, undefined, [ticket], { a: ticket }])
      expect(way.fits({ session: 's-1' }, wrong)).toBe(false);
    now += 59_999;
    expect(way.fits({ session: 's-1' }, ticket)).toBe(true);
    now += 1;
    expect(way.fits({ session: 's-1' }, ticket)).toBe(false);
  });

  it('when the cookie is shown as a ticket, then it is none', async () => {
    const [cookie = ''] = (await keep(10)).split(';');
    expect(way.fits({ session: 's-1' }, cookie.slice(cookie.indexOf('=') + 1))).toBe(false);
  });

  it('when an account is not of the provider, or a token of no session, then there is no way', async () => {
    expect(await way.pathFor(sessionOf('admin', 's-1'))).toBeUndefined();
    expect(await way.pathFor(sessionOf('zhang.san'))).toBeUndefined();
  });
});
