/** 值班安排: one person on one post for one shift. */
export interface Shift {
  /** 岗位: 值班员, 带班领导. Each post is held by one person at a time. */
  readonly post: string;
  /** Id of a person. */
  readonly person: string;
  /** ISO 8601 UTC with milliseconds. */
  readonly from: string;
  /** Exclusive. */
  readonly to: string;
}

export interface DutyAssigned {
  readonly type: 'DutyAssigned';
  readonly data: {
    readonly at: string;
    readonly organisation: string;
    /** Number within the organisation's roster of the month, from 1. */
    readonly duty: number;
    readonly reason?: string;
  } & Shift;
}
export interface DutyWithdrawn {
  readonly type: 'DutyWithdrawn';
  readonly data: {
    readonly at: string;
    readonly organisation: string;
    readonly duty: number;
    readonly reason: string;
  };
}

export type RosterEvent = DutyAssigned | DutyWithdrawn;
