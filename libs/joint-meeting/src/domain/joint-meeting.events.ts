import type { DomainEvent } from '#event-sourcing';

/** 一级 (街道) and 二级 (区级) 联席会议, by the founding document of 2020. */
export const MEETING_LEVELS = ['street', 'district'] as const;
export type MeetingLevel = (typeof MEETING_LEVELS)[number];

export interface Evidence {
  /** Where the photo or document is kept, for example an object-store key or URL. */
  readonly reference: string;
  readonly mediaType: string;
}

interface Happened {
  /** When it happened, ISO 8601 UTC. */
  readonly at: string;
}

/** 召集: a meeting is called about one or several whistles. */
export type MeetingCalled = DomainEvent<
  'MeetingCalled',
  Happened & {
    readonly level: MeetingLevel;
    /** The street, or the organisation of the command centre. */
    readonly organiser: string;
    readonly title: string;
    readonly whistles: readonly string[];
    /** The streets whose whistles they are. */
    readonly streets: readonly string[];
    readonly invited: readonly string[];
    /** ISO 8601 UTC. */
    readonly startsAt: string;
    readonly place: string;
    readonly agenda: string;
  }
>;
/** 到会: who came for an organisation, invited or not. A later record replaces an earlier one. */
export type MeetingAttended = DomainEvent<
  'MeetingAttended',
  Happened & { readonly organisation: string; readonly persons: readonly string[] }
>;
/** 议定: what was decided, and by whom and when it is to be carried out. */
export type MeetingDecided = DomainEvent<
  'MeetingDecided',
  Happened & {
    /** Ordinal within the meeting, from 1. */
    readonly no: number;
    readonly decision: string;
    readonly whistle?: string;
    readonly department?: string;
    /** ISO 8601 UTC. */
    readonly dueAt?: string;
  }
>;
/** 纪要: the meeting is over and its minutes are on record. */
export type MinutesFiled = DomainEvent<
  'MinutesFiled',
  Happened & { readonly text: string; readonly evidence: readonly Evidence[] }
>;
export type MeetingCancelled = DomainEvent<
  'MeetingCancelled',
  Happened & { readonly reason: string }
>;

/** Everything that can happen to a joint meeting: the contract with the log. */
export type MeetingEvent =
  MeetingCalled | MeetingAttended | MeetingDecided | MinutesFiled | MeetingCancelled;
