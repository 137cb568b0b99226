import type { KeptEvidence } from '#whistle';
import type { Evidence, MeetingLevel } from './joint-meeting.events.js';

/** 召集联席会议. */
export interface CallMeeting {
  readonly type: 'CallMeeting';
  readonly level: MeetingLevel;
  readonly title: string;
  readonly whistles: readonly string[];
  readonly invited: readonly string[];
  /** ISO 8601 UTC. */
  readonly startsAt: string;
  readonly place: string;
  readonly agenda: string;
}
/** 登记到会. */
export interface RecordAttendance {
  readonly type: 'RecordAttendance';
  readonly organisation: string;
  readonly persons: readonly string[];
}
/** 议定事项. */
export interface DecideAtMeeting {
  readonly type: 'DecideAtMeeting';
  readonly decision: string;
  readonly whistle?: string;
  readonly department?: string;
  /** ISO 8601 UTC. */
  readonly dueAt?: string;
}
/** 归档纪要: ends the meeting. */
export interface FileMinutes {
  readonly type: 'FileMinutes';
  readonly text: string;
  readonly evidence: readonly Evidence[];
}
/** 取消会议. */
export interface CancelMeeting {
  readonly type: 'CancelMeeting';
  readonly reason: string;
}

export type MeetingCommand =
  CallMeeting | RecordAttendance | DecideAtMeeting | FileMinutes | CancelMeeting;

/** Everything a decision needs from outside. */
export interface MeetingContext {
  /** ISO 8601 UTC with milliseconds. */
  readonly now: string;
  readonly acting: {
    readonly account: string;
    readonly organisation: string;
    readonly role: string;
  };
  /** Whether an organisation exists and is active. */
  readonly directory: { takesPart(organisation: string): boolean };
  /** The street of each whistle that the command names; without those that do not exist. */
  readonly streetOfWhistle: ReadonlyMap<string, string>;
  /** What is kept of the evidence that the command refers to. */
  readonly evidence?: KeptEvidence | undefined;
}
