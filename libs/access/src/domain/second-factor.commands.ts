/** 绑定验证器: a new secret is offered; it counts once a first code has confirmed it. */
export interface OfferSecondFactor {
  readonly type: 'OfferSecondFactor';
  readonly username: string;
}
/** Commands never contain a code; the step of the one that was right does. */
export interface ConfirmSecondFactor {
  readonly type: 'ConfirmSecondFactor';
  readonly username: string;
  readonly step: number;
}
export interface UseSecondFactor {
  readonly type: 'UseSecondFactor';
  readonly username: string;
  readonly step: number;
}
export interface UseRecoveryCode {
  readonly type: 'UseRecoveryCode';
  readonly username: string;
  /** SHA-256 in hexadecimal. */
  readonly codeHash: string;
}
/** 重置验证器, by an administrator, for whoever has lost device and recovery codes. */
export interface ResetSecondFactor {
  readonly type: 'ResetSecondFactor';
  readonly username: string;
}
export type SecondFactorCommand =
  OfferSecondFactor | ConfirmSecondFactor | UseSecondFactor | UseRecoveryCode | ResetSecondFactor;
