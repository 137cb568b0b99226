import { type Decision, isVisible, reject, type Rejection, streamFamily } from '#event-sourcing';
import type {
  AccountCommand,
  AccountContext,
  ChangeAccountRole,
  ChangePassword,
  CloseAccount,
  OpenAccount,
  ResetPassword,
} from './account.commands.js';
import { changePosts, changesOfPosts, normalisePosts, refuseUnlessPosts } from './account-posts.js';
import type { AccountEvent, AccountOpened, AccountRoleChanged } from './account.events.js';
import type { AccountRejection } from './account.rejections.js';
import { type Account, type AccountState, openAccountOf } from './account.state.js';
import type { AdmitIdentity } from './linked-identity.commands.js';
import { decideLinkedIdentity, evolveLinkedIdentity } from './linked-identity.js';
import { isRole } from './role.js';
import { decideSecondFactor, evolveSecondFactor } from './second-factor.js';

export type { Account, AccountState } from './account.state.js';

type Decided = Decision<AccountEvent, AccountRejection>;
type Refused = Rejection<AccountRejection>;

/** 2–32 lower-case letters, digits, Han or `. _ -`, beginning with a letter, a digit or Han. */
export const USERNAME = /^[a-z0-9一-龥][a-z0-9一-龥._-]{1,31}$/;
export const LONGEST_DISPLAY_NAME = 50;

/** The username as accounts are stored, from what a person typed. */
export const normaliseUsername = (typed: string): string => typed.trim().toLowerCase();

function refuseUnlessValid(
  { username, displayName, role, organisation }: Omit<OpenAccount, 'type'>,
  { organisationKnown }: AccountContext,
): Refused | undefined {
  if (!USERNAME.test(username)) return reject('USERNAME_INVALID', { username });
  if (!isVisible(displayName) || displayName.length > LONGEST_DISPLAY_NAME)
    return reject('DISPLAY_NAME_INVALID');
  if (!isRole(role)) return reject('ROLE_UNKNOWN', { role });
  return organisationKnown ? undefined : reject('ORGANISATION_UNKNOWN', { organisation });
}

function open(command: OpenAccount, state: AccountState, context: AccountContext): Decided {
  const { username, displayName, role, organisation, initial } = command;
  if (state) return reject('ACCOUNT_EXISTS', { username });
  const refused = refuseUnlessValid(command, context);
  if (refused) return refused;
  const { now: at, passwordHash } = context;
  if (passwordHash === undefined) return reject('PASSWORD_MISSING');
  const who = { username, displayName, role, organisation };
  const data = { at, ...who, passwordHash, ...(initial && { initial }) };
  return [{ type: 'AccountOpened', data }];
}

/** An identity that signs in for the first time opens its account, which no password opens. */
function admit(command: AdmitIdentity, state: AccountState, context: AccountContext): Decided {
  const posts = normalisePosts(command.posts ?? []);
  const refused = refuseUnlessValid(command, context) ?? refuseUnlessPosts(posts);
  if (refused) return refused;
  if (state) return decideLinkedIdentity(command, state, context);
  const { username, displayName, role, organisation, identity } = command;
  const { now: at } = context;
  const { issuer, subject } = identity;
  return [
    { type: 'AccountOpened', data: { at, username, displayName, role, organisation } },
    { type: 'IdentityLinked', data: { at, issuer, subject } },
    ...changesOfPosts(posts, [], at),
  ];
}

function changeRole(
  { username, role, organisation }: ChangeAccountRole,
  state: AccountState,
  { now: at, by, organisationKnown }: AccountContext,
): Decided {
  const standing = openAccountOf(username, state);
  if ('rejected' in standing) return standing;
  // Nobody raises or lowers themselves, and so the last administrator stays one.
  if (by === username) return reject('ACCOUNT_IS_YOUR_OWN', { username });
  if (!isRole(role)) return reject('ROLE_UNKNOWN', { role });
  const next = organisation ?? standing.organisation;
  if (role === standing.role && next === standing.organisation) return [];
  if (!organisationKnown) return reject('ORGANISATION_UNKNOWN', { organisation: next });
  return [{ type: 'AccountRoleChanged', data: { at, role, organisation: next } }];
}

function changePassword(
  { type, username }: ChangePassword | ResetPassword,
  state: AccountState,
  { now: at, by, passwordHash }: AccountContext,
): Decided {
  const standing = openAccountOf(username, state);
  if ('rejected' in standing) return standing;
  const isReset = type === 'ResetPassword';
  // One's own is changed by whoever knows the present one.
  if (isReset && by === username) return reject('ACCOUNT_IS_YOUR_OWN', { username });
  if (passwordHash === undefined) return reject('PASSWORD_MISSING');
  if (passwordHash === standing.passwordHash) return [];
  return [
    { type: 'PasswordChanged', data: { at, passwordHash, ...(isReset && { initial: true }) } },
  ];
}

function close({ username }: CloseAccount, state: AccountState, { now }: AccountContext): Decided {
  if (!state) return reject('ACCOUNT_NOT_FOUND', { username });
  return state.closed ? [] : [{ type: 'AccountClosed', data: { at: now } }];
}

type Founding = Extract<AccountCommand, { type: 'OpenAccount' | 'AdmitIdentity' }>;

/** On an account that is there. */
function decideOnStanding(
  command: Exclude<AccountCommand, Founding>,
  state: AccountState,
  context: AccountContext,
): Decided {
  switch (command.type) {
    case 'ChangeAccountRole':
      return changeRole(command, state, context);
    case 'ChangeAccountPosts':
      return changePosts(command, state, context);
    case 'ChangePassword':
    case 'ResetPassword':
      return changePassword(command, state, context);
    case 'CloseAccount':
      return close(command, state, context);
    case 'LinkIdentity':
      return decideLinkedIdentity(command, state, context);
    default:
      return decideSecondFactor(command, state, context);
  }
}

function decide(command: AccountCommand, state: AccountState, context: AccountContext): Decided {
  if (command.type === 'OpenAccount') return open(command, state, context);
  if (command.type === 'AdmitIdentity') return admit(command, state, context);
  return decideOnStanding(command, state, context);
}

function opened({ data }: AccountOpened): Account {
  const { username, displayName, role, organisation, passwordHash, initial } = data;
  const who = { username, displayName, role, organisation };
  const none = { identity: undefined, offeredSecret: undefined, secondFactor: undefined };
  const password = { passwordHash, passwordInitial: initial === true };
  return { ...who, posts: [], ...password, generation: 1, ...none, closed: false };
}

/** A post is one at an organisation: whoever moves to another one has left it. */
function placed({ organisation: before, posts }: Account, { data }: AccountRoleChanged) {
  const { role, organisation } = data;
  return { role, organisation, posts: organisation === before ? posts : [] };
}

function changed(state: Account, event: Exclude<AccountEvent, AccountOpened>): Account {
  const generation = state.generation + 1;
  switch (event.type) {
    case 'AccountRoleChanged':
      return { ...state, ...placed(state, event), generation };
    case 'AccountPostsChanged':
      return { ...state, posts: event.data.posts, generation };
    case 'PasswordChanged': {
      const { passwordHash, initial } = event.data;
      return { ...state, passwordHash, passwordInitial: initial === true, generation };
    }
    case 'AccountClosed':
      return { ...state, closed: true };
    case 'IdentityLinked':
    case 'AccountRenamed':
      return evolveLinkedIdentity(state, event);
    default:
      return evolveSecondFactor(state, event);
  }
}

function evolve(state: AccountState, event: AccountEvent): AccountState {
  if (event.type === 'AccountOpened') return opened(event);
  return state && changed(state, event);
}

/** An account: one short stream, read whole at sign-in. */
export const account = streamFamily<
  AccountCommand,
  AccountState,
  AccountEvent,
  AccountRejection,
  AccountContext
>({
  prefix: 'account-',
  versions: {
    AccountOpened: 1,
    AccountRoleChanged: 1,
    AccountPostsChanged: 1,
    PasswordChanged: 1,
    AccountClosed: 1,
    SecondFactorOffered: 1,
    SecondFactorConfirmed: 1,
    SecondFactorUsed: 1,
    RecoveryCodeUsed: 1,
    SecondFactorReset: 1,
    IdentityLinked: 1,
    AccountRenamed: 1,
  },
  decider: { initialState: undefined, decide, evolve },
});
