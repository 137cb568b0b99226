import type { Role } from './role.js';

/** 开户. Commands never contain the password; its hash reaches the decision in the context. */
export interface OpenAccount {
  readonly type: 'OpenAccount';
  readonly username: string;
  readonly displayName: string;
  readonly role: Role;
  readonly organisation: string;
}
/** 变更角色. The organisation changes with it where the role belongs to another one. */
export interface ChangeAccountRole {
  readonly type: 'ChangeAccountRole';
  readonly username: string;
  readonly role: Role;
  /** The present one where absent. */
  readonly organisation?: string;
}
export interface ChangePassword {
  readonly type: 'ChangePassword';
  readonly username: string;
}
export interface CloseAccount {
  readonly type: 'CloseAccount';
  readonly username: string;
}

export type AccountCommand = OpenAccount | ChangeAccountRole | ChangePassword | CloseAccount;

/** Everything a decision needs from outside. */
export interface AccountContext {
  /** ISO 8601 UTC with milliseconds. */
  readonly now: string;
  /** Username of whoever sends the command; absent for an operator at the machine. */
  readonly by?: string;
  /** Of the new password, where the command sets one. */
  readonly passwordHash?: string;
  /** Whether the command's organisation is in the directory and active. */
  readonly organisationKnown?: boolean;
}
