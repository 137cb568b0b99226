import type { SessionEnding } from './account-sessions.commands.js';

/** 登录. `at`: ISO 8601 UTC with milliseconds, as all times here and below. */
export interface SessionOpened {
  readonly type: 'SessionOpened';
  readonly data: {
    readonly at: string;
    readonly session: string;
    /** The password it was earned by; see `Account.generation`. */
    readonly generation: number;
    /** What the client calls itself, in a few words. */
    readonly device: string;
    /** Network that the client is in: /24 of IPv4, /64 of IPv6. */
    readonly network: string;
    /** It ends then unless it is renewed. */
    readonly until: string;
    /** It ends then in any case. */
    readonly limit: string;
    /** SHA-256 of the secret that renews it; absent if only its live token does. */
    readonly secretHash?: string;
  };
}
/** 续期, at most hourly: what happens in between changes nothing that has to be kept. */
export interface SessionRenewed {
  readonly type: 'SessionRenewed';
  readonly data: {
    readonly at: string;
    readonly session: string;
    readonly until: string;
    /** Hash of the secret that was shown; absent if it was a live token. */
    readonly used?: string;
    /** Hash of the secret that was handed out. */
    readonly secretHash?: string;
  };
}
/** 登录已结束, before its time. */
export interface SessionEnded {
  readonly type: 'SessionEnded';
  readonly data: {
    readonly at: string;
    readonly session: string;
    readonly reason: SessionEnding;
    /** Account that ended it. */
    readonly by: string;
  };
}

export type SessionEvent = SessionOpened | SessionRenewed | SessionEnded;
