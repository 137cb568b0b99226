/** 登录 */
export interface OpenSession {
  readonly type: 'OpenSession';
  readonly session: string;
  readonly generation: number;
  readonly device: string;
  readonly network: string;
  /** Hash of the secret that renews it; absent if only its live token does. */
  readonly secretHash?: string;
}
/** 续期 */
export interface RenewSession {
  readonly type: 'RenewSession';
  readonly session: string;
  /** Of the account as it is now. */
  readonly generation: number;
  /** The secret that was shown and the one to hand out next, hashed; absent for a live token. */
  readonly secret?: { readonly used: string; readonly next: string };
}
/** 退出登录: one's own session, by itself. */
export interface SignOut {
  readonly type: 'SignOut';
  readonly session: string;
}
/** 结束一处登录: one of one's own sessions. */
export interface EndSession {
  readonly type: 'EndSession';
  readonly session: string;
}
/** 结束其他登录: all of one's own sessions but this one. */
export interface EndOtherSessions {
  readonly type: 'EndOtherSessions';
  readonly session: string;
}
/** 结束账号的登录, by an administrator: one of its sessions, or all of them. */
export interface EndAccountSessions {
  readonly type: 'EndAccountSessions';
  readonly session?: string;
}

/** 单点登出: the identity provider ended a session of its own, or all of an account. */
export interface EndSessionsByProvider {
  readonly type: 'EndSessionsByProvider';
  readonly session?: string;
}

export type EndingCommand =
  SignOut | EndSession | EndOtherSessions | EndAccountSessions | EndSessionsByProvider;
export type SessionCommand = OpenSession | RenewSession | EndingCommand;

/** Why a session ended before its time. */
export type SessionEnding =
  | 'signed-out'
  | 'ended-by-owner'
  | 'ended-by-administrator'
  | 'ended-by-provider'
  | 'secret-reused';

/** How long sessions last, in seconds. */
export interface SessionLifetimes {
  /** Of an access token. */
  readonly token: number;
  /** Without a renewal. */
  readonly idle: number;
  /** In any case. At most 28 days, because sessions are looked for in two months. */
  readonly longest: number;
}

/** Everything a decision needs from outside. */
export interface SessionContext {
  /** ISO 8601 UTC with milliseconds. */
  readonly now: string;
  /** Account that sends the command. */
  readonly by: string;
  readonly lifetimes: SessionLifetimes;
}

/** Every reason for which a command on a session is refused. */
export type SessionRejection = 'SESSION_UNKNOWN' | 'SESSION_ENDED' | 'RENEWAL_WRONG';
