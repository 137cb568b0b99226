import type { KeptEvidence } from '#whistle';
import type { TalkEvidence, TalkGround, TalkGuest, TalkPromise } from './talk.events.js';

/** 通知约谈. */
export interface CallTalk {
  readonly type: 'CallTalk';
  readonly organisation: string;
  readonly ground: TalkGround;
  /** ISO 8601 UTC. */
  readonly holdBy: string;
}
/** 记录约谈. */
export interface HoldTalk {
  readonly type: 'HoldTalk';
  /** ISO 8601 UTC. */
  readonly heldAt: string;
  readonly attended: readonly TalkGuest[];
  readonly record: string;
  readonly promises: readonly Omit<TalkPromise, 'no'>[];
}
/** 报告承诺兑现: by the organisation that was called. */
export interface ReportTalkPromise {
  readonly type: 'ReportTalkPromise';
  readonly promise: number;
  readonly summary: string;
  readonly evidence: readonly TalkEvidence[];
}
/** 确认兑现. */
export interface ConfirmTalkPromise {
  readonly type: 'ConfirmTalkPromise';
  readonly promise: number;
}
/** 认定未兑现. */
export interface BreakTalkPromise {
  readonly type: 'BreakTalkPromise';
  readonly promise: number;
  readonly reason: string;
}
/** 销号. */
export interface CloseTalk {
  readonly type: 'CloseTalk';
  readonly conclusion: string;
}
/** 取消约谈. */
export interface CancelTalk {
  readonly type: 'CancelTalk';
  readonly reason: string;
}

export type TalkCommand =
  | CallTalk
  | HoldTalk
  | ReportTalkPromise
  | ConfirmTalkPromise
  | BreakTalkPromise
  | CloseTalk
  | CancelTalk;

/** Everything a decision needs from outside. */
export interface TalkContext {
  /** ISO 8601 UTC with milliseconds. */
  readonly now: string;
  readonly acting: { readonly organisation: string; readonly role: string };
  /** Whether an organisation exists and is active. */
  readonly directory: { takesPart(organisation: string): boolean };
  /** What is kept of the evidence that the command refers to. */
  readonly evidence?: KeptEvidence | undefined;
}

/** Every reason for which a command on a talk is refused. Stable: clients act on them. */
export const TALK_REJECTIONS = [
  'TALK_EXISTS',
  'TALK_NOT_FOUND',
  'TALK_OVER',
  'TALK_HELD',
  'TALK_NOT_HELD',
  'ASSESSMENT_OFFICE_ONLY',
  'NOT_YOUR_ORGANISATION',
  'ORGANISATION_UNKNOWN',
  'GROUND_INCOMPLETE',
  'SCORE_NOT_BELOW',
  'HOLD_BY_PASSED',
  'HELD_IN_FUTURE',
  'NOBODY_ATTENDED',
  'PROMISE_DUE_BEFORE_TALK',
  'PROMISE_UNKNOWN',
  'PROMISE_JUDGED',
  'PROMISE_NOT_REPORTED',
  'PROMISE_NOT_DUE',
  'PROMISES_OPEN',
  'EVIDENCE_UNKNOWN',
] as const;
export type TalkRejection = (typeof TALK_REJECTIONS)[number];
