import type { Role } from '../domain/role.js';
import type { KeyScope } from '../permissions/by-key.js';

/** 接口密钥已建立. `at`: ISO 8601 UTC with milliseconds, as all times here and below. */
export interface ApiKeyCreated {
  readonly type: 'ApiKeyCreated';
  readonly data: {
    readonly at: string;
    /** Username of the account that it acts for. */
    readonly account: string;
    /** Of the account at that time: with another one, the key does not count. */
    readonly role: Role;
    readonly organisation: string;
    readonly name: string;
    readonly scope: KeyScope;
    /** Names in the table of permissions; empty unless the scope is a list. */
    readonly operations: readonly string[];
    /** CIDR; from anywhere where empty. */
    readonly networks: readonly string[];
    readonly expiresAt: string;
    /** SHA-256 in hexadecimal of 256 random bits, which nobody finds by trying. */
    readonly secretHash: string;
  };
}
/** 已轮换. */
export interface ApiKeyRotated {
  readonly type: 'ApiKeyRotated';
  readonly data: {
    readonly at: string;
    readonly expiresAt: string;
    readonly secretHash: string;
    /** Until when the secret before it counts. */
    readonly earlierUntil: string;
  };
}
/** 已撤销. */
export interface ApiKeyRevoked {
  readonly type: 'ApiKeyRevoked';
  readonly data: { readonly at: string };
}
/** 当日首次使用. */
export interface ApiKeyUsed {
  readonly type: 'ApiKeyUsed';
  readonly data: { readonly at: string };
}
export type ApiKeyEvent = ApiKeyCreated | ApiKeyRotated | ApiKeyRevoked | ApiKeyUsed;
