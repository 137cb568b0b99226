import { specification } from '#event-sourcing';
import type { AccountEvent } from './account.events.js';
import { account } from './account.js';
import type { AdmitIdentity } from './linked-identity.commands.js';

const at = '2026-11-27T02:35:00.000Z';
const identity = { issuer: 'https://id.example', subject: '8f14e45f' };
const other = { issuer: 'https://id.example', subject: 'c9f0f895' };
const who = {
  username: 'zhang.san',
  displayName: '张三',
  role: 'street',
  organisation: 'street-xinhe',
} as const;
const context = { now: at, organisationKnown: true };
const admit: AdmitIdentity = { type: 'AdmitIdentity', ...who, identity, takesOver: false };
const opened: AccountEvent = { type: 'AccountOpened', data: { at, ...who } };
const local: AccountEvent = { type: 'AccountOpened', data: { at, ...who, passwordHash: 'hash' } };
const linked: AccountEvent = { type: 'IdentityLinked', data: { at, ...identity } };
const closed: AccountEvent = { type: 'AccountClosed', data: { at } };
const given = specification(account).given;

describe('given an identity without an account', () => {
  it('when it signs in, then an account is opened that no password opens', () => {
    given([]).when(admit, context).then([opened, linked]);
    expect(account.fold([opened, linked])).toMatchObject({
      passwordHash: undefined,
      identity,
      generation: 1,
    });
  });

  it.each([
    ['a name that cannot be a username', { username: 'zhang san' }, 'USERNAME_INVALID'],
    ['no name', { displayName: ' ' }, 'DISPLAY_NAME_INVALID'],
    ['a name of 51 signs', { displayName: '张'.repeat(51) }, 'DISPLAY_NAME_INVALID'],
  ] as const)('when the rules give it %s, then it is refused', (_, part, code) => {
    given([])
      .when({ ...admit, ...part }, context)
      .then(code);
  });

  it('when its organisation is retired or was never there, then it is refused', () => {
    given([])
      .when(admit, { ...context, organisationKnown: false })
      .then('ORGANISATION_UNKNOWN');
    given([opened, linked])
      .when(admit, { ...context, organisationKnown: false })
      .then('ORGANISATION_UNKNOWN');
  });
});

describe('given an identity with an account', () => {
  it('when nothing has changed, then nothing is written', () => {
    given([opened, linked]).when(admit, context).then([]);
  });

  it('when name, role or organisation are others by the rules, then so are those of the account', () => {
    const renamed: AccountEvent = { type: 'AccountRenamed', data: { at, displayName: '张三丰' } };
    const moved: AccountEvent = {
      type: 'AccountRoleChanged',
      data: { at, role: 'department', organisation: 'dept-1' },
    };
    const part = { displayName: '张三丰', role: 'department', organisation: 'dept-1' } as const;
    given([opened, linked])
      .when({ ...admit, ...part }, context)
      .then([renamed, moved]);
    // A name ends no session, a role does.
    expect(account.fold([opened, linked, renamed])?.generation).toBe(1);
    expect(account.fold([opened, linked, renamed, moved])).toMatchObject({
      ...part,
      generation: 2,
    });
  });

  it('when it was closed, then it stays so', () => {
    given([opened, linked, closed]).when(admit, context).then('ACCOUNT_CLOSED');
  });

  it('when another identity has the same username, then it is refused', () => {
    given([opened, linked])
      .when({ ...admit, identity: other, takesOver: true }, context)
      .then('ACCOUNT_NOT_LINKED');
  });
});

describe('given a local account of that username', () => {
  it('when the rule does not say that it is theirs, then it is not', () => {
    given([local]).when(admit, context).then('ACCOUNT_NOT_LINKED');
  });

  it('when the rule says so, then it is, with its password', () => {
    given([local])
      .when({ ...admit, takesOver: true }, context)
      .then([linked]);
    expect(account.fold([local, linked])).toMatchObject({ passwordHash: 'hash', identity });
  });

  it('when it is an administrator’s, then only a rule that makes administrators says so', () => {
    const administrator = { ...who, role: 'administrator', passwordHash: 'hash' } as const;
    const before: AccountEvent = { type: 'AccountOpened', data: { at, ...administrator } };
    const takesOver = { ...admit, takesOver: true };
    given([before]).when(takesOver, context).then('ACCOUNT_NOT_LINKED');
    given([before])
      .when({ ...takesOver, role: 'administrator' }, context)
      .then([linked]);
  });
});

describe('given an administrator who links an account', () => {
  const link = { type: 'LinkIdentity', username: who.username, identity } as const;

  it('when it is there, then it is linked; again nothing changes', () => {
    given([local]).when(link, context).then([linked]);
    given([local, linked]).when(link, context).then([]);
  });

  it('when it was linked to another identity, then the sessions of that one end', () => {
    const before: AccountEvent = { type: 'IdentityLinked', data: { at, ...other } };
    given([local, before]).when(link, context).then([linked]);
    expect(account.fold([local, before])?.generation).toBe(1);
    expect(account.fold([local, before, linked])).toMatchObject({ identity, generation: 2 });
  });

  it('when it is closed, or was never opened, then it is refused', () => {
    given([local, closed]).when(link, context).then('ACCOUNT_CLOSED');
    given([]).when(link, context).then('ACCOUNT_NOT_FOUND');
  });
});
