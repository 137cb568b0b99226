import { isRejection, type Rejection } from '#event-sourcing';
import type { MeetingCommand, MeetingContext } from './joint-meeting.commands.js';
import { jointMeeting } from './joint-meeting.js';
import type { MeetingRejection } from './joint-meeting.rejections.js';
import type { Meeting } from './joint-meeting.state.js';

/** A command of people on a meeting that was called. */
export type MeetingAction = Exclude<MeetingCommand['type'], 'CallMeeting'>;

/** Of each command valid input, in the order of a meeting. */
const examplesFor = ({ invited }: Meeting): readonly MeetingCommand[] => [
  { type: 'RecordAttendance', organisation: invited[0] ?? '', persons: [] },
  { type: 'DecideAtMeeting', decision: '' },
  { type: 'FileMinutes', text: '', evidence: [] },
  { type: 'CancelMeeting', reason: '' },
];

/** Why it would be refused; undefined where it would be accepted. */
export type MeetingPossibility = Rejection<MeetingRejection> | undefined;

/** What the decisions themselves say to valid input, so that nothing is decided twice. */
export const meetingPossibilities = (
  meeting: Meeting,
  context: Pick<MeetingContext, 'acting' | 'directory'>,
): readonly (readonly [MeetingAction, MeetingPossibility])[] =>
  examplesFor(meeting).map((example) => {
    const around = { now: meeting.lastAt, streetOfWhistle: new Map<string, string>() };
    const decision = jointMeeting.decide(example, meeting, Object.assign(around, context));
    return [example.type as MeetingAction, isRejection(decision) ? decision : undefined];
  });
