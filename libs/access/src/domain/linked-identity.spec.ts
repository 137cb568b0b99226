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

describe('given rules that give posts', () => {
  const posts = ['党工委书记', '主任'];
  const gives: AdmitIdentity = { ...admit, posts };
  const holding = (...held: string[]): AccountEvent => ({
    type: 'AccountPostsChanged',
    data: { at, posts: held },
  });

  it('when somebody signs in for the first time, then the account has them', () => {
    given([])
      .when({ ...admit, posts: [' 党工委书记', '主任', '主任'] }, context)
      .then([opened, linked, holding(...posts)]);
    given([])
      .when({ ...admit, posts: [] }, context)
      .then([opened, linked]);
  });

  it('when they are others than before, then so are those of the account, and its sessions end', () => {
    given([opened, linked])
      .when(gives, context)
      .then([holding(...posts)]);
    const before = [opened, linked, holding('主任')];
    given(before)
      .when(gives, context)
      .then([holding(...posts)]);
    given(before)
      .when({ ...admit, posts: [] }, context)
      .then([holding()]);
    expect(account.fold([...before, holding()])).toMatchObject({ posts: [], generation: 3 });
  });

  it('when they are the same, in whatever order, then nothing is written', () => {
    given([opened, linked, holding('主任', '党工委书记')])
      .when(gives, context)
      .then([]);
  });

  it('when the rules say nothing of posts, then what an administrator gave stays', () => {
    given([opened, linked, holding('主任')])
      .when(admit, context)
      .then([]);
  });

  it('when they move to another organisation with the same posts, then they hold them there', () => {
    const place = { role: 'street', organisation: 'street-2' } as const;
    const moved: AccountEvent = { type: 'AccountRoleChanged', data: { at, ...place } };
    const before = [opened, linked, holding(...posts)];
    given(before)
      .when({ ...gives, ...place }, context)
      .then([moved, holding(...posts)]);
    expect(account.fold([...before, moved, holding(...posts)])?.posts).toEqual(posts);
    given(before)
      .when({ ...admit, ...place, posts: [] }, context)
      .then([moved]);
  });

  it.each([
    ['one of 41 signs', ['长'.repeat(41)]],
    ['an empty one', [' ']],
    ['more than ten', Array.from({ length: 11 }, (_, index) => `职务${index}`)],
  ])('when there is %s, then it is refused', (_, wrong) => {
    for (const before of [[], [opened, linked]])
      given(before)
        .when({ ...admit, posts: wrong }, context)
        .then('POST_INVALID');
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
