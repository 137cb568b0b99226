/** 已给出验证器密钥. `at`: ISO 8601 UTC with milliseconds, here and below. */
export interface SecondFactorOffered {
  readonly type: 'SecondFactorOffered';
  readonly data: {
    readonly at: string;
    /** AES-256-GCM under the service's own key, never in plain text. */
    readonly sealedSecret: string;
  };
}
/** 验证器已绑定: the secret offered last counts from now on, and replaces an earlier one. */
export interface SecondFactorConfirmed {
  readonly type: 'SecondFactorConfirmed';
  readonly data: {
    readonly at: string;
    /** Step (30 seconds since 1970) of the first code. */
    readonly step: number;
    /** SHA-256 in hexadecimal of each recovery code. */
    readonly recoveryCodes: readonly string[];
  };
}
/** 验证码已用: no code of this step or an earlier one counts again. */
export interface SecondFactorUsed {
  readonly type: 'SecondFactorUsed';
  readonly data: { readonly at: string; readonly step: number };
}
export interface RecoveryCodeUsed {
  readonly type: 'RecoveryCodeUsed';
  readonly data: { readonly at: string; readonly codeHash: string };
}
export interface SecondFactorReset {
  readonly type: 'SecondFactorReset';
  readonly data: { readonly at: string };
}
export type SecondFactorEvent =
  | SecondFactorOffered
  | SecondFactorConfirmed
  | SecondFactorUsed
  | RecoveryCodeUsed
  | SecondFactorReset;
