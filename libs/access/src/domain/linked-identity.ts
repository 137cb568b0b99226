import { type Decision, reject } from '#event-sourcing';
import type { AccountContext } from './account.commands.js';
import type { AccountPostsChanged, AccountRoleChanged } from './account.events.js';
import { changesOfPosts, normalisePosts } from './account-posts.js';
import type { AccountRejection } from './account.rejections.js';
import { type Account, openAccountOf } from './account.state.js';
import type { AdmitIdentity, LinkedIdentityCommand } from './linked-identity.commands.js';
import type { Identity, LinkedIdentityEvent } from './linked-identity.events.js';

type Decided = Decision<
  LinkedIdentityEvent | AccountRoleChanged | AccountPostsChanged,
  AccountRejection
>;

const isSame = (one: Identity | undefined, other: Identity): boolean =>
  one?.issuer === other.issuer && one.subject === other.subject;

const linkTo = ({ issuer, subject }: Identity, at: string): LinkedIdentityEvent => ({
  type: 'IdentityLinked',
  data: { at, issuer, subject },
});

/** A name that fits proves nothing: only a rule that says so hands over a local account. */
const mayTakeOver = ({ takesOver, role }: AdmitIdentity, { identity, role: now }: Account) =>
  takesOver && identity === undefined && (now !== 'administrator' || role === 'administrator');

/** As the rules have them; a move has left those of the organisation before. */
function changedPosts({ posts, organisation }: AdmitIdentity, standing: Account, at: string) {
  if (!posts) return [];
  const kept = organisation === standing.organisation ? standing.posts : [];
  return changesOfPosts(normalisePosts(posts), kept, at);
}

/** The changes after which the account is as the rules have it. */
function admitted(command: AdmitIdentity, standing: Account, at: string): Decided {
  const { username, displayName, role, organisation, identity } = command;
  const isTheirs = isSame(standing.identity, identity);
  if (!isTheirs && !mayTakeOver(command, standing))
    return reject('ACCOUNT_NOT_LINKED', { username });
  const isPlaced = role === standing.role && organisation === standing.organisation;
  const isNamed = displayName === standing.displayName;
  return [
    ...(isTheirs ? [] : [linkTo(identity, at)]),
    ...(isNamed ? [] : [{ type: 'AccountRenamed', data: { at, displayName } } as const]),
    ...(isPlaced
      ? []
      : [{ type: 'AccountRoleChanged', data: { at, role, organisation } } as const]),
    ...changedPosts(command, standing, at),
  ];
}

/** Decides on an account that is there; the caller has checked what an account must have. */
export function decideLinkedIdentity(
  command: LinkedIdentityCommand,
  state: Account | undefined,
  { now: at }: AccountContext,
): Decided {
  const standing = openAccountOf(command.username, state);
  if ('rejected' in standing) return standing;
  if (command.type === 'AdmitIdentity') return admitted(command, standing, at);
  return isSame(standing.identity, command.identity) ? [] : [linkTo(command.identity, at)];
}

export function evolveLinkedIdentity(state: Account, event: LinkedIdentityEvent): Account {
  if (event.type === 'AccountRenamed') return { ...state, displayName: event.data.displayName };
  const { issuer, subject } = event.data;
  // What another identity has signed in to ends.
  const generation = state.identity ? state.generation + 1 : state.generation;
  return { ...state, identity: { issuer, subject }, generation };
}
