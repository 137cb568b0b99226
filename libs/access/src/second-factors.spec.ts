import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Secret, TOTP } from 'otpauth';
import { deliveryOf } from '#event-sourcing';
import type { EventStore } from '#event-store';
import { openSqliteEventStore } from '#event-store/sqlite';
import { Accounts } from './accounts.js';
import { Seal } from './credentials/seal.js';
import { SignInLimits } from './credentials/sign-in-limits.js';
import { SessionDoor } from './session/session-door.js';
import { SessionLog } from './session/session-log.js';
import { Sessions } from './session/sessions.js';
import { Standings } from './session/standings.js';
import { Tokens } from './session/tokens.js';
import { SecondFactors } from './second-factors.js';
import { type RefusedSignIn, SignIn } from './sign-in.js';

const start = Date.parse('2026-11-22T02:35:00.000Z');
let now = start;
const clock = { now: () => new Date(now).toISOString() };
const admin = { account: 'admin', organisation: 'district', role: 'administrator' };
const tokenSecret = 'a secret that both processes share';
const password = 'correct horse battery';
const role = 'administrator' as const;
const zhang = { username: 'zhang.san', displayName: '张三', role, organisation: 'district' };
const known = async () => true;

/** One process on the log. */
class Door {
  readonly refusals: RefusedSignIn[] = [];
  readonly accounts: Accounts;
  readonly factors: SecondFactors;
  readonly standings: Standings;
  readonly tokens = new Tokens(clock, { tokenSecret });
  readonly #signIn: SignIn;

  constructor(store: EventStore, key = tokenSecret, required: readonly (typeof role)[] = []) {
    this.standings = new Standings(store, clock, known);
    this.accounts = new Accounts(store, clock, known);
    this.factors = new SecondFactors(this.accounts, new Seal(key, 'test'), clock, required);
    const { accounts, standings, tokens } = this;
    const log = new SessionLog(store, clock);
    const sessions = new SessionDoor({ accounts, log, tokens, standings });
    this.#signIn = new SignIn(accounts, sessions, {
      limits: new SignInLimits(clock),
      secondFactors: this.factors,
      takesPart: known,
      onRefusal: (refusal) => this.refusals.push(refusal),
    });
  }

  async account() {
    return (await this.accounts.find('zhang.san'))!;
  }

  /** `in`, or why not. */
  async signIn(code?: string, secret = password): Promise<string> {
    const answer = await this.#signIn.signIn('zhang.san', secret, { address: '10.0.0.1' }, code);
    return 'rejected' in answer ? answer.rejected : 'in';
  }

  /** Binds an authenticator; what it shows, and the recovery codes. */
  async bind() {
    const offered = await this.factors.offer(await this.account());
    if (!('uri' in offered)) throw new Error(offered.rejected);
    expect(decodeURIComponent(offered.uri)).toMatch(/^otpauth:\/\/totp\/哨到:zhang\.san\?/);
    const { searchParams } = new URL(offered.uri);
    expect(searchParams.get('secret')).toBe(offered.secret);
    const totp = new TOTP({ secret: Secret.fromBase32(offered.secret) });
    const shows = (steps = 0) => totp.generate({ timestamp: now + 30_000 * steps });
    const codes = await this.factors.confirm(await this.account(), shows());
    if ('rejected' in codes) throw new Error(codes.rejected);
    return { secret: offered.secret, shows, codes };
  }
}

describe('given an administrator', () => {
  let folder: string;
  let store: EventStore;
  let door: Door;
  const doors: Door[] = [];
  const openDoor = (...how: [key?: string, required?: readonly (typeof role)[]]) => {
    const opened = new Door(store, ...how);
    doors.push(opened);
    return opened;
  };

  beforeEach(async () => {
    now = start;
    folder = await mkdtemp(join(tmpdir(), 'second-factor-'));
    store = await openSqliteEventStore({ file: join(folder, 'events.db') });
    door = openDoor();
    await door.accounts.open({ ...zhang, password }, deliveryOf({}, admin));
  });
  afterEach(async () => {
    await Promise.all(doors.splice(0).map(({ standings }) => standings.close()));
    await store.close();
    await rm(folder, { recursive: true });
  });

  it('when an authenticator is bound, then the password alone no longer signs in', async () => {
    expect(await door.signIn()).toBe('in');
    const { shows } = await door.bind();
    expect(await door.signIn()).toBe('SECOND_FACTOR_REQUIRED');
    expect(await door.signIn(shows(1), 'wrong horse battery')).toBe('WRONG_CREDENTIALS');
    expect(await door.signIn(shows(1))).toBe('in');
    expect(door.refusals.map(({ code, username }) => [code, username])).toEqual([
      ['SECOND_FACTOR_REQUIRED', 'zhang.san'],
      ['WRONG_CREDENTIALS', 'zhang.san'],
    ]);
  });

  it('when it is bound, then what was signed in by the password alone ends', async () => {
    const sessions = new Sessions(door.tokens, door.standings, clock);
    const { token } = door.tokens.issue(await door.account());
    await door.bind();
    await door.standings.refresh('zhang.san');
    expect(await sessions.verify(token)).toBeUndefined();
  });

  it('when a code was used, then neither it nor an earlier one counts again, in any process', async () => {
    const { shows } = await door.bind();
    expect(await door.signIn(shows())).toBe('SECOND_FACTOR_WRONG');
    expect(await door.signIn(`${shows(1).slice(0, 3)} ${shows(1).slice(3)}`)).toBe('in');
    expect(await openDoor().signIn(shows(1))).toBe('SECOND_FACTOR_WRONG');
    now += 60_000;
    const twice = await Promise.all([door.signIn(shows()), openDoor().signIn(shows())]);
    expect(twice.sort()).toEqual(['SECOND_FACTOR_WRONG', 'in']);
  });

  it('when the telephone is 30 seconds off, then its code counts; at 60 it does not', async () => {
    const { shows } = await door.bind();
    now += 300_000;
    for (const steps of [-2, 2])
      expect(await door.signIn(shows(steps))).toBe('SECOND_FACTOR_WRONG');
    expect(await door.signIn(shows(-1))).toBe('in');
    expect(await door.signIn(shows(1))).toBe('in');
  });

  it('when codes are guessed, then guessing has to wait, wherever it comes from', async () => {
    const { shows } = await door.bind();
    const right = [-1, 0, 1].map(shows);
    const guess = ['123450', '123451', '123452', '123453'].find((code) => !right.includes(code));
    for (let times = 0; times < 10; times++)
      expect(await door.signIn(guess)).toBe('SECOND_FACTOR_WRONG');
    expect(await door.signIn(shows(1))).toBe('TOO_MANY_ATTEMPTS');
    now += 60_000;
    expect(await door.signIn(shows())).toBe('in');
  });

  it('when the telephone is lost, then each recovery code signs in once', async () => {
    const { codes } = await door.bind();
    expect(new Set(codes).size).toBe(10);
    for (const code of codes) expect(code).toMatch(/^([A-Z2-7]{4}-){3}[A-Z2-7]{4}$/);
    expect(await door.signIn(codes[3])).toBe('in');
    expect(await door.signIn(codes[3])).toBe('SECOND_FACTOR_WRONG');
    expect(await openDoor().signIn(codes[7]?.toLowerCase().replaceAll('-', ' '))).toBe('in');
  });

  it('when it is bound anew, then the earlier authenticator and its recovery codes no longer count', async () => {
    const earlier = await door.bind();
    now += 30_000;
    expect(await door.factors.prove(await door.account(), undefined)).toMatchObject({
      rejected: 'SECOND_FACTOR_REQUIRED',
    });
    const later = await door.bind();
    now += 30_000;
    expect(await door.signIn(earlier.shows())).toBe('SECOND_FACTOR_WRONG');
    expect(await door.signIn(earlier.codes[0])).toBe('SECOND_FACTOR_WRONG');
    expect(await door.signIn(later.shows())).toBe('in');
  });

  it('when the log is read, then it holds neither the secret nor a code', async () => {
    const { secret, codes } = await door.bind();
    await door.signIn(codes[0]);
    const events = JSON.stringify(await store.readStream('account-zhang.san'));
    for (const hidden of [secret, ...codes, ...codes.map((code) => code.replaceAll('-', ''))])
      expect(events).not.toContain(hidden);
  });

  it('when the key is another one, then recovery codes still sign in, and codes say why not', async () => {
    const { shows, codes } = await door.bind();
    const other = openDoor('another secret, of another machine');
    expect(await other.signIn(shows(1))).toBe('SECOND_FACTOR_UNREADABLE');
    expect(await other.signIn(codes[0])).toBe('in');
  });

  it('when the role demands it, then nobody signs in before it is bound', async () => {
    const strict = openDoor(tokenSecret, [role]);
    expect(await strict.signIn()).toBe('SECOND_FACTOR_SETUP_REQUIRED');
    const { shows } = await strict.bind();
    expect(await strict.signIn(shows(1))).toBe('in');
  });

  it('when an administrator resets it, then the password alone signs in until it is bound again', async () => {
    const { shows } = await door.bind();
    await door.accounts.resetSecondFactor('Zhang.San', deliveryOf({}, admin));
    expect(await door.signIn()).toBe('in');
    expect(await door.factors.confirm(await door.account(), shows(1))).toMatchObject({
      rejected: 'SECOND_FACTOR_NOT_OFFERED',
    });
  });
});
