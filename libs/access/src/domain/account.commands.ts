import type { LinkedIdentityCommand } from './linked-identity.commands.js';
import type { Role } from './role.js';
import type { SecondFactorCommand } from './second-factor.commands.js';

/** 开户. Commands never contain the password; its hash reaches the decision in the context. */
export interface OpenAccount {
  readonly type: 'OpenAccount';
  readonly username: string;
  readonly displayName: string;
  readonly role: Role;
  readonly organisation: string;
  /** Whether somebody else chose the password, so that it has to be changed at the first sign-in. */
  readonly initial?: true;
}
/** 变更角色. The organisation changes with it where the role belongs to another one. */
export interface ChangeAccountRole {
  readonly type: 'ChangeAccountRole';
  readonly username: string;
  readonly role: Role;
  /** The present one where absent. */
  readonly organisation?: string;
}
/** 变更职务: all that the account holds from now on. */
export interface ChangeAccountPosts {
  readonly type: 'ChangeAccountPosts';
  readonly username: string;
  readonly posts: readonly string[];
}
export interface ChangePassword {
  readonly type: 'ChangePassword';
  readonly username: string;
}
/** 重设密码 of somebody else, who has to change it at the next sign-in. */
export interface ResetPassword {
  readonly type: 'ResetPassword';
  readonly username: string;
}
export interface CloseAccount {
  readonly type: 'CloseAccount';
  readonly username: string;
}

export type AccountCommand =
  | OpenAccount
  | ChangeAccountRole
  | ChangeAccountPosts
  | ChangePassword
  | ResetPassword
  | CloseAccount
  | SecondFactorCommand
  | LinkedIdentityCommand;

/** Everything a decision needs from outside. */
export interface AccountContext {
  /** ISO 8601 UTC with milliseconds. */
  readonly now: string;
  /** Username of whoever sends the command; absent for an operator at the machine. */
  readonly by?: string;
  /** Of the new password, where the command sets one. */
  readonly passwordHash?: string;
  /** Sealed secret of a second factor, where the command offers one. */
  readonly offeredSecret?: string;
  /** Sealed secret that the command's code was checked against. */
  readonly provenSecret?: string;
  /** SHA-256 of new recovery codes, where the command confirms a second factor. */
  readonly recoveryCodes?: readonly string[];
  /** Whether the command's organisation is in the directory and active. */
  readonly organisationKnown?: boolean;
}
