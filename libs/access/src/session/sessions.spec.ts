import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { deliveryOf } from '#event-sourcing';
import type { EventStore } from '#event-store';
import { openSqliteEventStore } from '#event-store/sqlite';
import { Accounts } from '../accounts.js';
import { readRenewal } from './renewal-secret.js';
import { SessionDoor } from './session-door.js';
import { SessionLog } from './session-log.js';
import { Sessions } from './sessions.js';
import { Standings } from './standings.js';
import { Tokens } from './tokens.js';

const start = Date.parse('2026-11-22T02:35:00.000Z');
const admin = { account: 'admin', organisation: 'district', role: 'administrator' };
const sent = () => deliveryOf({}, admin);
const holder = {
  username: 'zhang.san',
  displayName: '张三',
  role: 'street' as const,
  organisation: 'street-xinhua',
};
const tokenSecret = 'a secret that both processes share';
const password = 'correct horse battery';

/** What one process has: its own connection to the log, and its own memory. */
class Process {
  readonly told: string[] = [];
  readonly standings: Standings;
  readonly accounts: Accounts;
  readonly sessions: Sessions;
  readonly log: SessionLog;
  readonly door: SessionDoor;

  private constructor(
    readonly store: EventStore,
    clock: { now(): string },
    takesPart: () => boolean,
  ) {
    const known = async () => takesPart();
    this.standings = new Standings(store, clock, known);
    this.standings.onChange(async (username) => void this.told.push(username));
    this.accounts = new Accounts(store, clock, known, {
      changed: (name) => this.standings.refresh(name),
    });
    const tokens = new Tokens(clock, { tokenSecret });
    this.sessions = new Sessions(tokens, this.standings, clock);
    const ended = (stream: string) => this.standings.refreshSessions(stream);
    this.log = new SessionLog(store, clock, undefined, ended);
    const { accounts, log, standings } = this;
    this.door = new SessionDoor({ accounts, log, tokens, standings });
  }

  static async open(file: string, clock: { now(): string }, takesPart: () => boolean) {
    return new Process(await openSqliteEventStore({ file }), clock, takesPart);
  }

  async token(): Promise<string> {
    const account = await this.accounts.find('zhang.san');
    const tokens = new Tokens(clock, { tokenSecret });
    return tokens.issue(account!).token;
  }

  async signIn(kept = false) {
    const account = await this.accounts.find('zhang.san');
    return this.door.open(account!, { address: '10.1.2.3', userAgent: 'curl/8.5.0', kept });
  }

  async close(): Promise<void> {
    await this.standings.close();
    await this.store.close();
  }
}

let now = start;
const clock = { now: () => new Date(now).toISOString() };

describe('given two processes on one log, and somebody who is signed in', () => {
  let folder: string;
  let file: string;
  let here: Process;
  let there: Process;
  let takesPart: boolean;

  beforeEach(async () => {
    now = start;
    takesPart = true;
    folder = await mkdtemp(join(tmpdir(), 'sessions-'));
    file = join(folder, 'events.db');
    here = await Process.open(file, clock, () => takesPart);
    there = await Process.open(file, clock, () => takesPart);
    await here.accounts.open({ ...holder, password }, sent());
  });
  afterEach(async () => {
    await here.close();
    await there.close();
    await rm(folder, { recursive: true });
  });

  const until = async (over: () => Promise<boolean>): Promise<void> => {
    for (let looks = 0; looks < 100 && !(await over()); looks++)
      await new Promise((resolve) => setTimeout(resolve, 20));
    expect(await over()).toBe(true);
  };
  const ended = (process: Process, token: string) => async () =>
    (await process.sessions.verify(token)) === undefined;

  it('when it is of a screen on a wall, then it is renewed for weeks, also after days without current, and then ends', async () => {
    const { username } = holder;
    const change = { username, role: 'display', organisation: 'district' } as const;
    await here.accounts.changeRole(change, sent());
    const days = (count: number) => (now = start + count * 86_400_000);
    const opened = await here.signIn(true);
    expect(opened.session.until).toBe(new Date(start + 28 * 86_400_000).toISOString());
    const renew = async (from: { readonly renewal?: string }) => {
      const renewed = await here.door.renewBySecret(readRenewal(from.renewal ?? '')!);
      return 'rejected' in renewed ? { renewal: '', rejected: renewed.rejected } : renewed;
    };
    days(5);
    const once = await renew(opened);
    days(27);
    const again = await renew(once);
    expect(await there.sessions.verify('token' in again ? again.token : '')).toBeDefined();
    days(28);
    expect(await renew(again)).toMatchObject({ rejected: 'SESSION_ENDED' });
  });

  it('when nothing happens, then the session counts in both', async () => {
    const token = await here.token();
    expect(await here.sessions.verify(token)).toMatchObject({ actor: { account: 'zhang.san' } });
    expect(await there.sessions.verify(token)).toMatchObject({ generation: 1 });
  });

  it('when the account is closed, then it is over here at once and there within two seconds', async () => {
    const token = await here.token();
    await there.sessions.verify(token);
    await here.accounts.close('Zhang.San', sent());
    expect(await here.sessions.verify(token)).toBeUndefined();
    expect(here.told).toContain('zhang.san');
    await until(ended(there, token));
    expect(there.told).toContain('zhang.san');
  });

  it('when the password is changed, then the old session is over and a new one counts', async () => {
    const token = await here.token();
    await there.sessions.verify(token);
    await here.accounts.changePassword('zhang.san', 'a completely new one', sent());
    const fresh = await here.token();
    expect(await here.sessions.verify(token)).toBeUndefined();
    // The other process need not have heard yet: the token itself says that there is news.
    expect(await there.sessions.verify(fresh)).toMatchObject({ generation: 2 });
    expect(await there.sessions.verify(token)).toBeUndefined();
  });

  it('when its role is changed, then what was earned under the old one is over in both', async () => {
    const token = await here.token();
    await there.sessions.verify(token);
    await here.accounts.changeRole({ username: 'Zhang.San', role: 'community' }, sent());
    expect(await here.sessions.verify(token)).toBeUndefined();
    await until(ended(there, token));
    const fresh = await there.token();
    expect(await there.sessions.verify(fresh)).toMatchObject({ actor: { role: 'community' } });
  });

  it('when a process starts afterwards, then it knows that the session is over', async () => {
    const token = await here.token();
    await here.accounts.close('zhang.san', sent());
    const later = await Process.open(file, clock, () => takesPart);
    expect(await later.sessions.verify(token)).toBeUndefined();
    await later.close();
  });

  it('when its organisation no longer takes part, then it is over within a second', async () => {
    const token = await here.token();
    expect(await here.sessions.verify(token)).toBeDefined();
    takesPart = false;
    now += 1_000;
    expect(await here.sessions.verify(token)).toBeUndefined();
  });

  it('when the clock is set back, then that is not taken for the second in which it is remembered', async () => {
    const token = await here.token();
    expect(await here.sessions.verify(token)).toBeDefined();
    takesPart = false;
    now -= 3_600_000;
    expect(await here.sessions.verify(token)).toBeUndefined();
  });

  it('when it is asked for again and again, then the log is read once', async () => {
    const token = await here.token();
    const { store } = here;
    const readStream = store.readStream.bind(store);
    const reads: string[] = [];
    store.readStream = (stream) => (reads.push(stream), readStream(stream));
    for (let times = 0; times < 50; times++) await here.sessions.verify(token);
    expect(reads).toEqual(['account-zhang.san']);
  });

  describe('and a session that is known', () => {
    const actor = { account: 'zhang.san', organisation: 'street-xinhua', role: 'street' };
    const signOut = (process: Process, session: string) =>
      process.log.end('zhang.san', { type: 'SignOut', session }, actor);
    const open = async (process: Process) =>
      (await process.log.openSessionsOf((await process.accounts.find('zhang.san'))!)).map(
        ({ id }) => id,
      );

    it('when it is signed out, then it is over here at once, there soon, and after a restart', async () => {
      const [{ token, session }, other] = [await here.signIn(), await here.signIn()];
      expect(await there.sessions.verify(token)).toMatchObject({ id: session.id });
      expect(await there.sessions.verify(other.token)).toMatchObject({ id: other.session.id });
      expect(await signOut(here, session.id)).toBe(1);
      expect(await here.sessions.verify(token)).toBeUndefined();
      expect(here.told).toContain('zhang.san');
      await until(ended(there, token));
      expect(there.told).toContain('zhang.san');
      for (const process of [here, there])
        expect(await process.sessions.verify(other.token)).toBeDefined();
      const later = await Process.open(file, clock, () => takesPart);
      expect(await later.sessions.verify(token)).toBeUndefined();
      expect(await later.sessions.verify(other.token)).toBeDefined();
      await later.close();
    });

    it('when it is opened there, then it counts here at once', async () => {
      const first = await here.signIn();
      expect(await here.sessions.verify(first.token)).toBeDefined();
      const second = await there.signIn();
      expect(await here.sessions.verify(second.token)).toBeDefined();
    });

    it('when it is not in the log, then its token counts for nothing', async () => {
      const account = await here.accounts.find('zhang.san');
      const session = { id: '2026-11.never', until: '2026-11-29T00:00:00.000Z' };
      const { token } = new Tokens(clock, { tokenSecret }).issue(account!, session);
      expect(await here.sessions.verify(token)).toBeUndefined();
    });

    it('when sessions are listed, then those that are open, the latest first', async () => {
      const first = await here.signIn(true);
      now += 1_000;
      const second = await there.signIn();
      expect(await open(here)).toEqual([second.session.id, first.session.id]);
      now += 900_000;
      expect(await open(here)).toEqual([first.session.id]);
      await here.accounts.changePassword('zhang.san', 'a completely new one', sent());
      expect(await open(here)).toEqual([]);
    });

    it('when the month has changed, then it is found, renewed and ended all the same', async () => {
      now = Date.parse('2026-11-30T20:00:00.000Z');
      const { session } = await here.signIn(true);
      now = Date.parse('2026-12-01T01:00:00.000Z');
      const next = await here.signIn(true);
      expect(await open(here)).toEqual([next.session.id, session.id]);
      const all = { type: 'EndAccountSessions' } as const;
      expect(await here.log.end('Zhang.San', all, admin)).toBe(2);
      expect(await open(here)).toEqual([]);
    });

    it('when its token is shown again and again, then it goes on until the limit', async () => {
      const { token } = await here.signIn();
      let live = token;
      for (let renewals = 0; renewals < 7 * 24 * 6; renewals++) {
        now += 600_000;
        const session = await there.sessions.verify(live);
        if (!session) break;
        const renewed = await there.door.renewByToken(session);
        if ('rejected' in renewed) break;
        live = renewed.token;
      }
      expect(now).toBe(start + 7 * 86_400_000);
      const written = await here.store.readStream('sessions-zhang.san@2026-11');
      expect(written.length).toBeLessThanOrEqual(7 * 24 + 1);
    });
  });
});
