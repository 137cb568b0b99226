import { specification } from '#event-sourcing';
import type { OpenAccount } from './account.commands.js';
import type { AccountEvent } from './account.events.js';
import { account } from './account.js';

const at = '2026-11-22T02:35:00.000Z';
const who: Omit<OpenAccount, 'type'> = {
  username: 'zhang.san',
  displayName: '张三',
  role: 'street',
  organisation: 'street-xinhua',
};
const open: OpenAccount = { type: 'OpenAccount', ...who };
const context = { now: at, passwordHash: 'hash-1', organisationKnown: true };
const opened: AccountEvent = {
  type: 'AccountOpened',
  data: { at, ...who, passwordHash: 'hash-1' },
};
const closed: AccountEvent = { type: 'AccountClosed', data: { at } };
const change = { type: 'ChangePassword', username: who.username } as const;
const close = { type: 'CloseAccount', username: who.username } as const;
const given = specification(account).given;

describe('given no account', () => {
  it('when one is opened, then it is', () => {
    given([]).when(open, context).then([opened]);
  });

  it.each([
    ['a username of one letter', { ...open, username: 'z' }, 'USERNAME_INVALID'],
    ['a username in capitals', { ...open, username: 'ZHANG' }, 'USERNAME_INVALID'],
    ['a username with a space', { ...open, username: 'zhang san' }, 'USERNAME_INVALID'],
    ['no name', { ...open, displayName: ' ' }, 'DISPLAY_NAME_INVALID'],
    ['an unknown role', { ...open, role: 'emperor' as never }, 'ROLE_UNKNOWN'],
  ] as const)('when it has %s, then it is refused', (_, command, code) => {
    given([]).when(command, context).then(code);
  });

  it('when its organisation is not in the directory, then it is refused', () => {
    given([])
      .when(open, { ...context, organisationKnown: false })
      .then('ORGANISATION_UNKNOWN');
  });

  it('when it comes without a password, then it is refused', () => {
    given([]).when(open, { now: at, organisationKnown: true }).then('PASSWORD_MISSING');
  });

  it('when its password is changed or it is closed, then it is refused', () => {
    given([]).when(change, context).then('ACCOUNT_NOT_FOUND');
    given([]).when(close, context).then('ACCOUNT_NOT_FOUND');
  });
});

describe('given an open account', () => {
  it('when its username is opened again, then it is refused', () => {
    given([opened]).when(open, context).then('ACCOUNT_EXISTS');
  });

  it('when its password is changed, then it is; with the same hash nothing changes', () => {
    given([opened])
      .when(change, { now: at, passwordHash: 'hash-2' })
      .then([{ type: 'PasswordChanged', data: { at, passwordHash: 'hash-2' } }]);
    given([opened]).when(change, context).then([]);
  });

  it('when it is closed, then it is', () => {
    given([opened]).when(close, context).then([closed]);
  });
});

describe('given a password that somebody else chose', () => {
  const initial = true as const;
  const openedFor: AccountEvent = { ...opened, data: { ...opened.data, initial } };
  const chosen: AccountEvent = { type: 'PasswordChanged', data: { at, passwordHash: 'hash-2' } };

  it('when the account is opened with it, then it says so until its owner changes it', () => {
    given([])
      .when({ ...open, initial }, context)
      .then([openedFor]);
    expect(account.fold([openedFor])?.passwordInitial).toBe(true);
    given([openedFor])
      .when(change, { now: at, by: who.username, passwordHash: 'hash-2' })
      .then([chosen]);
    expect(account.fold([openedFor, chosen])?.passwordInitial).toBe(false);
    expect(account.fold([opened])?.passwordInitial).toBe(false);
  });

  it('when it is reset, then by another one only', () => {
    const reset = { type: 'ResetPassword', username: who.username } as const;
    const byAdmin = { now: at, by: 'admin', passwordHash: 'hash-3' };
    given([opened])
      .when(reset, byAdmin)
      .then([{ type: 'PasswordChanged', data: { at, passwordHash: 'hash-3', initial } }]);
    given([opened])
      .when(reset, { ...byAdmin, by: who.username })
      .then('ACCOUNT_IS_YOUR_OWN');
  });
});

describe('given an open account and an administrator who changes its role', () => {
  const context = { now: at, by: 'admin', organisationKnown: true };
  const changeRole = { type: 'ChangeAccountRole', username: who.username } as const;
  const toCentre = { ...changeRole, role: 'command-centre', organisation: 'district' } as const;
  const changed: AccountEvent = {
    type: 'AccountRoleChanged',
    data: { at, role: 'command-centre', organisation: 'district' },
  };

  it('when role and organisation are others, then both change, and earlier sessions end', () => {
    given([opened]).when(toCentre, context).then([changed]);
    const after = account.fold([opened, changed]);
    expect(after).toMatchObject({ role: 'command-centre', organisation: 'district' });
    expect(after?.generation).toBe(2);
  });

  it('when only the role is another, then the organisation stays', () => {
    const data = { at, role: 'assessment', organisation: who.organisation } as const;
    given([opened])
      .when({ ...changeRole, role: 'assessment' }, context)
      .then([{ type: 'AccountRoleChanged', data }]);
  });

  it('when it has them already, then nothing changes', () => {
    given([opened])
      .when({ ...changeRole, role: 'street' }, context)
      .then([]);
    given([opened, changed]).when(toCentre, context).then([]);
  });

  it('when the account is the administrator’s own, then it is refused', () => {
    given([opened])
      .when(toCentre, { ...context, by: who.username })
      .then('ACCOUNT_IS_YOUR_OWN');
  });

  it('when role or organisation are unknown, then it is refused', () => {
    given([opened])
      .when({ ...toCentre, role: 'emperor' as never }, context)
      .then('ROLE_UNKNOWN');
    given([opened])
      .when(toCentre, { ...context, organisationKnown: false })
      .then('ORGANISATION_UNKNOWN');
  });

  it('when the account is closed or was never opened, then it is refused', () => {
    given([opened, closed]).when(toCentre, context).then('ACCOUNT_CLOSED');
    given([]).when(toCentre, context).then('ACCOUNT_NOT_FOUND');
  });
});

describe('given an open account and an administrator who gives it posts', () => {
  const context = { now: at, by: 'admin' };
  const appoint = { type: 'ChangeAccountPosts', username: who.username } as const;
  const posts = ['党工委书记', '主任'];
  const appointed: AccountEvent = { type: 'AccountPostsChanged', data: { at, posts } };

  it('when it gets some, then those are all that it has, and earlier sessions end', () => {
    expect(account.fold([opened])?.posts).toEqual([]);
    given([opened])
      .when({ ...appoint, posts: [' 党工委书记', '主任', '主任 '] }, context)
      .then([appointed]);
    expect(account.fold([opened, appointed])).toMatchObject({ posts, generation: 2 });
    given([opened, appointed])
      .when({ ...appoint, posts: [] }, context)
      .then([{ type: 'AccountPostsChanged', data: { at, posts: [] } }]);
  });

  it('when it has them already, in any order, then nothing changes', () => {
    given([opened, appointed])
      .when({ ...appoint, posts: ['主任', '党工委书记'] }, context)
      .then([]);
    given([opened])
      .when({ ...appoint, posts: [] }, context)
      .then([]);
  });

  it('when it moves to another organisation, then it has left them; another role there keeps them', () => {
    const role = 'street' as const;
    const moved: AccountEvent = {
      type: 'AccountRoleChanged',
      data: { at, role, organisation: 'street-guangming' },
    };
    const changed: AccountEvent = {
      type: 'AccountRoleChanged',
      data: { at, role: 'community', organisation: who.organisation },
    };
    expect(account.fold([opened, appointed, moved])?.posts).toEqual([]);
    expect(account.fold([opened, appointed, changed])?.posts).toEqual(posts);
  });

  it.each([
    ['an empty one', [' ']],
    ['one that is too long', ['长'.repeat(41)]],
    ['too many', Array.from({ length: 11 }, (_, n) => `职务${n}`)],
  ])('when it is given %s, then it is refused', (_, wrong) => {
    given([opened])
      .when({ ...appoint, posts: wrong }, context)
      .then('POST_INVALID');
  });

  it('when it is one’s own, closed or was never opened, then it is refused', () => {
    given([opened])
      .when({ ...appoint, posts }, { ...context, by: who.username })
      .then('ACCOUNT_IS_YOUR_OWN');
    given([opened, closed])
      .when({ ...appoint, posts }, context)
      .then('ACCOUNT_CLOSED');
    given([])
      .when({ ...appoint, posts }, context)
      .then('ACCOUNT_NOT_FOUND');
  });
});

describe('given a closed account', () => {
  it('when it is closed again, then nothing changes', () => {
    given([opened, closed]).when(close, context).then([]);
  });

  it('when its password is changed, then it is refused', () => {
    given([opened, closed]).when(change, context).then('ACCOUNT_CLOSED');
  });

  it('when its username is opened again, then it is refused: names are not given out twice', () => {
    given([opened, closed]).when(open, context).then('ACCOUNT_EXISTS');
  });
});

describe('given an opening that was accepted', () => {
  it.each([
    ['name', { displayName: '李四' }],
    ['role', { role: 'community' as const }],
    ['organisation', { organisation: 'street-guangming' }],
    ['nothing', {}],
  ])(
    'when it is sent again with another %s, then it is refused, and nothing is lost',
    (_, other) => {
      given([opened])
        .when({ ...open, ...other }, context)
        .then('ACCOUNT_EXISTS');
    },
  );

  it('when its password is changed to another one and once more, then each is on record', () => {
    const first: AccountEvent = { type: 'PasswordChanged', data: { at, passwordHash: 'hash-2' } };
    given([opened, first])
      .when(change, { now: at, passwordHash: 'hash-3' })
      .then([{ type: 'PasswordChanged', data: { at, passwordHash: 'hash-3' } }]);
    given([opened, first]).when(change, { now: at, passwordHash: 'hash-2' }).then([]);
  });
});
