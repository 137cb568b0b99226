import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { deliveryOf } from '#event-sourcing';
import type { EventStore } from '#event-store';
import { openSqliteEventStore } from '#event-store/sqlite';
import { Accounts } from '../accounts.js';
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
    this.sessions = new Sessions(new Tokens(clock, { tokenSecret }), this.standings, clock);
  }

  static async open(file: string, clock: { now(): string }, takesPart: () => boolean) {
    return new Process(await openSqliteEventStore({ file }), clock, takesPart);
  }

  async token(): Promise<string> {
    const account = await this.accounts.find('zhang.san');
    const tokens = new Tokens(clock, { tokenSecret });
    return tokens.issue(account!).token;
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

  it('when it is asked for again and again, then the log is read once', async () => {
    const token = await here.token();
    const { store } = here;
    const readStream = store.readStream.bind(store);
    const reads: string[] = [];
    store.readStream = (stream) => (reads.push(stream), readStream(stream));
    for (let times = 0; times < 50; times++) await here.sessions.verify(token);
    expect(reads).toEqual(['account-zhang.san']);
  });
});
