import type { Identity } from './linked-identity.events.js';
import type { Role } from './role.js';

/** 单点登录: the account of an identity, as the rules have it today; opened where there is none. */
export interface AdmitIdentity {
  readonly type: 'AdmitIdentity';
  readonly username: string;
  readonly displayName: string;
  readonly role: Role;
  readonly organisation: string;
  /** All that it holds from now on; absent where the rules say nothing of posts, and it keeps its own. */
  readonly posts?: readonly string[] | undefined;
  readonly identity: Identity;
  /** Whether a local account of this username becomes theirs, as the rule says. */
  readonly takesOver: boolean;
}
/** 关联单点登录, by an administrator: an account that is there already. */
export interface LinkIdentity {
  readonly type: 'LinkIdentity';
  readonly username: string;
  readonly identity: Identity;
}
export type LinkedIdentityCommand = AdmitIdentity | LinkIdentity;
