import type { Evidence, MeetingEvent, MeetingLevel } from './joint-meeting.events.js';

/** Who came for an organisation. */
export interface Attendance {
  readonly organisation: string;
  readonly persons: readonly string[];
  readonly at: string;
}

export interface MeetingDecision {
  readonly no: number;
  readonly decision: string;
  readonly whistle?: string;
  readonly department?: string;
  readonly dueAt?: string;
  readonly at: string;
}

/** A joint meeting, for decisions and for reading; plain data that can be stored as JSON. */
export interface Meeting {
  readonly status: 'none' | 'called' | 'concluded' | 'cancelled';
  readonly level: MeetingLevel;
  readonly organiser: string;
  readonly title: string;
  readonly whistles: readonly string[];
  readonly streets: readonly string[];
  readonly invited: readonly string[];
  readonly startsAt: string;
  readonly place: string;
  readonly agenda: string;
  readonly calledAt: string;
  readonly attended: readonly Attendance[];
  readonly decisions: readonly MeetingDecision[];
  readonly minutes?: {
    readonly at: string;
    readonly text: string;
    readonly evidence: readonly Evidence[];
  };
  readonly cancelled?: { readonly at: string; readonly reason: string };
  /** Time of the last event; the next one is never earlier. */
  readonly lastAt: string;
}

export const noMeeting: Meeting = {
  status: 'none',
  level: 'street',
  organiser: '',
  title: '',
  whistles: [],
  streets: [],
  invited: [],
  startsAt: '',
  place: '',
  agenda: '',
  calledAt: '',
  attended: [],
  decisions: [],
  lastAt: '',
};

export function evolve(state: Meeting, { type, data }: MeetingEvent): Meeting {
  const lastAt = data.at;
  switch (type) {
    case 'MeetingCalled': {
      const { at: calledAt, ...called } = data;
      return { ...state, ...called, calledAt, lastAt, status: 'called' };
    }
    case 'MeetingAttended': {
      const others = state.attended.filter((one) => one.organisation !== data.organisation);
      return { ...state, lastAt, attended: [...others, data] };
    }
    case 'MeetingDecided':
      return { ...state, lastAt, decisions: [...state.decisions, data] };
    case 'MinutesFiled':
      return { ...state, lastAt, minutes: data, status: 'concluded' };
    case 'MeetingCancelled':
      return { ...state, lastAt, cancelled: data, status: 'cancelled' };
  }
}

/** The organiser, the streets of its whistles, who was invited and who came. */
export const partiesOf = ({
  organiser,
  streets,
  invited,
  attended,
}: Meeting): readonly string[] => [
  ...new Set([organiser, ...streets, ...invited, ...attended.map((one) => one.organisation)]),
];
