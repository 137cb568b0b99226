import type { KeyScope } from '../permissions/by-key.js';
import type { Role } from '../domain/role.js';

/** 建立接口密钥, for an account. Commands never contain the secret; its hash reaches the decision in the context. */
export interface CreateApiKey {
  readonly type: 'CreateApiKey';
  readonly id: string;
  /** The account that it acts for. */
  readonly username: string;
  /** What it is for. */
  readonly name: string;
  readonly scope: KeyScope;
  /** Names in the table of permissions, where the scope is a list. */
  readonly operations: readonly string[];
  /** Addresses and networks (CIDR) that it may be used from; from anywhere where there are none. */
  readonly networks: readonly string[];
  /** Until it expires. */
  readonly days: number;
}
/** 轮换: a new secret; the present one goes on counting for a while. */
export interface RotateApiKey {
  readonly type: 'RotateApiKey';
  readonly id: string;
  /** Until the new secret expires. */
  readonly days: number;
  /** For how long the present one goes on counting. */
  readonly overlapHours: number;
}
/** 撤销, for good and at once. */
export interface RevokeApiKey {
  readonly type: 'RevokeApiKey';
  readonly id: string;
}
/** 记录使用, once a day. */
export interface RecordApiKeyUse {
  readonly type: 'RecordApiKeyUse';
  readonly id: string;
}
export type ApiKeyCommand = CreateApiKey | RotateApiKey | RevokeApiKey | RecordApiKeyUse;

/** The account of a key as it is now. */
export interface KeyOwner {
  readonly role: Role;
  readonly organisation: string;
  readonly closed: boolean;
}

/** Everything a decision needs from outside. */
export interface ApiKeyContext {
  /** ISO 8601 UTC with milliseconds. */
  readonly now: string;
  /** SHA-256 of the new secret in hexadecimal, where the command makes one. */
  readonly secretHash?: string;
  /** Absent where there is no such account. */
  readonly owner?: KeyOwner;
}

/** Every reason for which a command on a key is refused. Stable: clients act on them. */
export type ApiKeyRejection =
  | 'API_KEY_NAME_INVALID'
  | 'API_KEY_DAYS_INVALID'
  | 'API_KEY_OVERLAP_INVALID'
  | 'API_KEY_NETWORK_INVALID'
  | 'API_KEY_OPERATIONS_INVALID'
  | 'API_KEY_OPERATION_NOT_ALLOWED'
  | 'API_KEY_NOT_FOUND'
  | 'API_KEY_EXISTS'
  | 'API_KEY_REVOKED'
  | 'API_KEY_OUTDATED'
  | 'ACCOUNT_NOT_FOUND'
  | 'ACCOUNT_CLOSED';
