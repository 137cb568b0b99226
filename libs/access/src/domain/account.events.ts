import type { LinkedIdentityEvent } from './linked-identity.events.js';
import type { Role } from './role.js';
import type { SecondFactorEvent } from './second-factor.events.js';

/** 开户. `at`: ISO 8601 UTC with milliseconds, here and below. */
export interface AccountOpened {
  readonly type: 'AccountOpened';
  readonly data: {
    readonly at: string;
    readonly username: string;
    readonly displayName: string;
    readonly role: Role;
    /** Id of the organisation that the account acts for. */
    readonly organisation: string;
    /**
     * Argon2id in PHC string format, with its own salt and parameters; absent where no password opens
     * the account, because single sign-on does.
     */
    readonly passwordHash?: string;
    /** Whether somebody else chose the password, so that it has to be changed first. */
    readonly initial?: true;
  };
}
/** 角色已变更. Whatever was signed in under the earlier role ends. */
export interface AccountRoleChanged {
  readonly type: 'AccountRoleChanged';
  readonly data: {
    readonly at: string;
    readonly role: Role;
    /** Id of the organisation that it acts for from now on; often the same. */
    readonly organisation: string;
  };
}
/** 职务已变更. Whatever was signed in before ends. */
export interface AccountPostsChanged {
  readonly type: 'AccountPostsChanged';
  readonly data: {
    readonly at: string;
    /** All that it holds from now on at its organisation, in the words of the rules (党工委书记). */
    readonly posts: readonly string[];
  };
}
export interface PasswordChanged {
  readonly type: 'PasswordChanged';
  readonly data: {
    readonly at: string;
    readonly passwordHash: string;
    /** Whether somebody else chose it; see {@link AccountOpened}. */
    readonly initial?: true;
  };
}
/** 销户, for good. A username is never reused, because the histories of two people would mix. */
export interface AccountClosed {
  readonly type: 'AccountClosed';
  readonly data: { readonly at: string };
}

export type AccountEvent =
  | AccountOpened
  | AccountRoleChanged
  | AccountPostsChanged
  | PasswordChanged
  | AccountClosed
  | SecondFactorEvent
  | LinkedIdentityEvent;
