/** A person or machine as an identity provider knows it (OpenID Connect Core, 2: `iss`, `sub`). */
export interface Identity {
  readonly issuer: string;
  /** Never given to anybody else there, whatever becomes of names. */
  readonly subject: string;
}

/** 已关联单点登录: whoever the provider knows as this signs in to the account. `at`: ISO 8601 UTC, also below. */
export interface IdentityLinked {
  readonly type: 'IdentityLinked';
  readonly data: { readonly at: string } & Identity;
}
/** 姓名已更正, as the identity provider has it. */
export interface AccountRenamed {
  readonly type: 'AccountRenamed';
  readonly data: { readonly at: string; readonly displayName: string };
}
export type LinkedIdentityEvent = IdentityLinked | AccountRenamed;
