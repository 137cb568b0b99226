import { CALLS, FEEDS, QUESTIONS } from './operations.js';

/** What an API key may do of what its account may: read, a list of operations, or everything. */
export const KEY_SCOPES = ['read', 'listed', 'everything'] as const;
export type KeyScope = (typeof KEY_SCOPES)[number];

/** What a key may do, beside what its account's role may. */
export interface KeyRight {
  readonly scope: KeyScope;
  /** Names in the table of permissions, where the scope is a list. */
  readonly operations: readonly string[];
}

/**
 * What only a person may do, whatever a key's scope: sign-ins, accounts and keys, what cannot be taken
 * back, and what somebody answers for by name.
 */
export const PERSONS_ONLY: ReadonlySet<string> = new Set([
  'activateRules',
  'approveWhistle',
  'changeAccountPosts',
  'changeAccountRole',
  'changePassword',
  'closeAccount',
  'closeRetiredAccounts',
  'confirmInitiative',
  'createApiKey',
  'endAccountSessions',
  'endOtherSessions',
  'endSession',
  'erasePersonalData',
  'giveOpinion',
  'importDirectory',
  'openAccount',
  'rebuildReadModel',
  'renewToken',
  'resetPassword',
  'resetSecondFactor',
  'retryParkedStream',
  'returnWhistle',
  'revokeApiKey',
  'revokeRules',
  'rotateApiKey',
  'skipParkedEvent',
  'signOut',
]);

/** What whoever signed in with an initial password may call before it is changed. */
export const WITH_INITIAL_PASSWORD: ReadonlySet<string> = new Set([
  'changePassword',
  'me',
  'renewToken',
  'signOut',
]);

const READS: ReadonlySet<string> = new Set(
  [QUESTIONS, FEEDS, CALLS]
    .flatMap((part) => Object.keys(part))
    .filter((name) => name.startsWith('GET ') || !name.includes(' ')),
);

/** Whether a key may call the operation, where its account's role may. */
export function mayCallByKey(operation: string, { scope, operations }: KeyRight): boolean {
  if (PERSONS_ONLY.has(operation)) return false;
  if (scope === 'listed') return operations.includes(operation);
  return scope === 'everything' || READS.has(operation);
}

/** Whether a session's key, where it is of one, leaves it the operation. */
export const isLeftByKey = (operation: string, key: KeyRight | undefined): boolean =>
  key === undefined || mayCallByKey(operation, key);
