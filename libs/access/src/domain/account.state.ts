import { reject, type Rejection } from '#event-sourcing';
import type { AccountRejection } from './account.rejections.js';
import type { Identity } from './linked-identity.events.js';
import type { Role } from './role.js';

/** 动态验证码: the second factor of an account, confirmed by a first code. */
export interface SecondFactor {
  /** The secret shared with the person's authenticator, sealed; see `Seal`. */
  readonly sealedSecret: string;
  /** Step (30 seconds since 1970) of the last code that was used; none of it or before counts again. */
  readonly lastStep: number;
  /** SHA-256 in hexadecimal of the recovery codes that were not used yet. */
  readonly recoveryCodes: readonly string[];
}

/** An account that was opened at some time. */
export interface Account {
  readonly username: string;
  readonly displayName: string;
  readonly role: Role;
  readonly organisation: string;
  /** 职务: what it signs as, at its organisation; none for most. */
  readonly posts: readonly string[];
  /** Absent where no password opens the account. */
  readonly passwordHash: string | undefined;
  /** Whom the identity provider has to name for a single sign-on. */
  readonly identity: Identity | undefined;
  /** Whether somebody else chose the password: its owner has to change it before anything else. */
  readonly passwordInitial: boolean;
  /**
   * From 1, one more with each change of password, role, posts or second factor. A token is valid only for
   * the one it was issued for.
   */
  readonly generation: number;
  /** Sealed secret that was offered and not yet confirmed. */
  readonly offeredSecret: string | undefined;
  readonly secondFactor: SecondFactor | undefined;
  readonly closed: boolean;
}
export type AccountState = Account | undefined;

/** The account that a command is for, where it is open. */
export function openAccountOf(
  username: string,
  state: AccountState,
): Account | Rejection<AccountRejection> {
  if (!state) return reject('ACCOUNT_NOT_FOUND', { username });
  return state.closed ? reject('ACCOUNT_CLOSED', { username }) : state;
}
