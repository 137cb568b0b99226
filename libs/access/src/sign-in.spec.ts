import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { deliveryOf } from '#event-sourcing';
import type { EventStore } from '#event-store';
import { openSqliteEventStore } from '#event-store/sqlite';
import { Accounts } from './accounts.js';
import { Seal } from './credentials/seal.js';
import { SignInLimits } from './credentials/sign-in-limits.js';
import { SessionDoor } from './session/session-door.js';
import { SessionLog } from './session/session-log.js';
import { type Holder, Tokens } from './session/tokens.js';
import { SecondFactors } from './second-factors.js';
import { type RefusedSignIn, SignIn } from './sign-in.js';

const clock = { now: () => '2026-11-22T02:35:00.000Z' };
const admin = { account: 'admin', organisation: 'district', role: 'administrator' };
const sent = () => deliveryOf({}, admin);
const password = 'correct horse battery';
const zhang: Holder = {
  username: 'zhang.san',
  displayName: '张三',
  role: 'street',
  organisation: 'street-xinhua',
};

describe('given the account zhang.san', () => {
  let folder: string;
  let store: EventStore;
  let accounts: Accounts;
  let tokens: Tokens;
  let door: SignIn;
  let refusals: RefusedSignIn[];
  let retired: boolean;
  let ssoOnly: boolean;

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'access-'));
    store = await openSqliteEventStore({ file: join(folder, 'events.db') });
    accounts = new Accounts(store, clock, async (id) => id === 'street-xinhua');
    tokens = new Tokens(clock, { tokenSecret: 'k'.repeat(32) });
    refusals = [];
    retired = false;
    ssoOnly = false;
    const log = new SessionLog(store, clock);
    const standings = { takesPart: async () => true };
    door = new SignIn(accounts, new SessionDoor({ accounts, log, tokens, standings }), {
      limits: new SignInLimits(clock),
      secondFactors: new SecondFactors(accounts, new Seal('k'.repeat(32), 'test'), clock),
      takesPart: async () => !retired,
      mayUsePassword: () => !ssoOnly,
      onRefusal: (refusal) => refusals.push(refusal),
    });
    await accounts.open({ ...zhang, password }, sent());
  });
  afterEach(async () => {
    await store.close();
    await rm(folder, { recursive: true });
  });

  it('when passwords are for administrators only, then whoever has the right one is told so', async () => {
    ssoOnly = true;
    const client = { address: '10.0.0.1' };
    expect(await door.signIn('zhang.san', 'wrong', client)).toMatchObject({
      rejected: 'WRONG_CREDENTIALS',
    });
    expect(await door.signIn('zhang.san', password, client)).toMatchObject({
      rejected: 'LOCAL_SIGN_IN_OFF',
    });
  });

  it('when the password is right, then a token says who signed in', async () => {
    const signedIn = await door.signIn(' Zhang.San ', password, { address: '10.0.0.1' });
    expect(signedIn).toMatchObject({ account: zhang, expiresAt: '2026-11-22T02:50:00.000Z' });
    const token = 'token' in signedIn ? signedIn.token : '';
    expect(tokens.verify(token)?.actor).toEqual({
      account: 'zhang.san',
      organisation: 'street-xinhua',
      role: 'street',
    });
  });

  it('when the password is wrong or nobody has that name, then the answer is the same', async () => {
    const wrong = await door.signIn('zhang.san', 'wrong horse battery', { address: '10.0.0.1' });
    const unknown = await door.signIn('li.si', password, { address: '10.0.0.1' });
    expect(wrong).toEqual({ rejected: 'WRONG_CREDENTIALS', details: {} });
    expect(unknown).toEqual(wrong);
  });

  it('when the account is closed, then only the right password is told so', async () => {
    await accounts.close('zhang.san', sent());
    const right = await door.signIn('zhang.san', password, { address: '10.0.0.1' });
    const wrong = await door.signIn('zhang.san', 'wrong horse battery', { address: '10.0.0.1' });
    expect(right).toMatchObject({ rejected: 'ACCOUNT_CLOSED' });
    expect(wrong).toMatchObject({ rejected: 'WRONG_CREDENTIALS' });
  });

  it('when its organisation is retired, then only the right password is told so', async () => {
    retired = true;
    const right = await door.signIn('zhang.san', password, { address: '10.0.0.1' });
    const wrong = await door.signIn('zhang.san', 'wrong horse battery', { address: '10.0.0.1' });
    expect(right).toMatchObject({ rejected: 'ORGANISATION_RETIRED' });
    expect(wrong).toMatchObject({ rejected: 'WRONG_CREDENTIALS' });
  });

  it('when somebody guesses, then even the right password waits there, and not elsewhere', async () => {
    const guesses = [
      ...Array.from({ length: 10 }, (_, index) => `guess number ${index}`),
      password,
    ];
    const answers = await Promise.all(
      guesses.map((guess) => door.signIn('zhang.san', guess, { address: '10.0.0.1' })),
    );
    expect(answers.at(-1)).toEqual({ rejected: 'TOO_MANY_ATTEMPTS', details: { waitSeconds: 30 } });
    expect(await door.signIn('zhang.san', password, { address: '10.0.0.2' })).toHaveProperty(
      'token',
    );
  });

  it('when attempts are refused, then whoever watches is told of whom and where, and no secret', async () => {
    await door.signIn('Zhang.San', 'wrong horse battery', { address: '10.0.0.1' });
    await door.signIn('My $ecret typed into the wrong field', 'x', { address: '10.0.0.1' });
    await door.signIn('zhang.san', password, { address: '10.0.0.1' });
    expect(refusals).toEqual([
      { code: 'WRONG_CREDENTIALS', username: 'zhang.san', address: '10.0.0.1' },
      { code: 'WRONG_CREDENTIALS', username: undefined, address: '10.0.0.1' },
    ]);
  });

  it('when the password is changed, then the new one counts and the old one does not', async () => {
    const next = 'a completely new one';
    await accounts.changePassword('zhang.san', next, sent());
    expect(await door.signIn('zhang.san', next, { address: '10.0.0.1' })).toHaveProperty('token');
    expect(await door.signIn('zhang.san', password, { address: '10.0.0.1' })).toMatchObject({
      rejected: 'WRONG_CREDENTIALS',
    });
  });

  it('when its events are read, then they hold an argon2id hash and no password', async () => {
    const [opened] = await store.readStream('account-zhang.san');
    expect(opened?.data).toHaveProperty(
      'passwordHash',
      expect.stringMatching(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/),
    );
    expect(JSON.stringify(opened)).not.toContain(password);
  });

  it('when the same command is delivered again, then it is carried out once', async () => {
    const once = { ...sent(), commandId: '5f0c6a53-3c9e-4a53-9a40-0f7b4f1f9d10' };
    const li = { ...zhang, username: 'li.si', password };
    await accounts.open(li, once);
    const again = await accounts.open(li, once);
    expect(again).toMatchObject({ outcome: 'accepted', deduplicated: true });
    expect(await store.readStream('account-li.si')).toHaveLength(1);
  });

  it('when an account is opened for an unknown organisation, then it is refused', async () => {
    const outcome = await accounts.open(
      { ...zhang, username: 'li.si', organisation: 'nowhere', password },
      sent(),
    );
    expect(outcome).toMatchObject({ rejection: { rejected: 'ORGANISATION_UNKNOWN' } });
    expect(await accounts.find('li.si')).toBeUndefined();
  });
});
