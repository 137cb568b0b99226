import { type Decision, reject, type Rejection, streamFamily } from '#event-sourcing';
import { withKeptEvidence } from '#whistle';
import { callMeeting } from './joint-meeting.calling.js';
import type {
  CancelMeeting,
  DecideAtMeeting,
  FileMinutes,
  MeetingCommand,
  MeetingContext,
  RecordAttendance,
} from './joint-meeting.commands.js';
import type { MeetingEvent } from './joint-meeting.events.js';
import type { MeetingRejection } from './joint-meeting.rejections.js';
import { evolve, type Meeting, noMeeting } from './joint-meeting.state.js';

type Decided = Decision<MeetingEvent, MeetingRejection>;
type Refused = Rejection<MeetingRejection>;

/** The organiser keeps the record of a meeting; the command centre may do so for any street. */
function refuseUnlessKeeper(
  { status, organiser }: Meeting,
  { acting }: MeetingContext,
): Refused | undefined {
  if (status === 'none') return reject('MEETING_NOT_FOUND');
  const keeps = acting.organisation === organiser || acting.role === 'command-centre';
  return keeps ? undefined : reject('NOT_YOUR_ORGANISATION', { organisation: organiser });
}

const refuseUnlessOpen = (state: Meeting, context: MeetingContext): Refused | undefined =>
  refuseUnlessKeeper(state, context) ??
  (state.status === 'called' ? undefined : reject('MEETING_OVER', { status: state.status }));

function recordAttendance(
  { organisation, persons }: RecordAttendance,
  state: Meeting,
  context: MeetingContext,
): Decided {
  const refused = refuseUnlessOpen(state, context);
  if (refused) return refused;
  const known = state.attended.find((one) => one.organisation === organisation);
  if (known && JSON.stringify(known.persons) === JSON.stringify(persons)) return [];
  // An invited organisation may have been merged since, but its attendance is still a fact.
  if (!state.invited.includes(organisation) && !context.directory.takesPart(organisation))
    return reject('ORGANISATION_UNKNOWN', { organisation });
  return [{ type: 'MeetingAttended', data: { at: context.now, organisation, persons } }];
}

function refuseUnlessValidDecision(
  { whistle, department, dueAt }: DecideAtMeeting,
  { whistles, attended, startsAt }: Meeting,
  { directory }: MeetingContext,
): Refused | undefined {
  if (attended.length === 0) return reject('NOBODY_ATTENDED');
  if (whistle !== undefined && !whistles.includes(whistle))
    return reject('WHISTLE_NOT_ON_AGENDA', { whistle });
  if (department !== undefined && !directory.takesPart(department))
    return reject('ORGANISATION_UNKNOWN', { organisation: department });
  return dueAt !== undefined && dueAt < startsAt ? reject('DUE_BEFORE_MEETING') : undefined;
}

function decideAtMeeting(
  command: DecideAtMeeting,
  state: Meeting,
  context: MeetingContext,
): Decided {
  const refused =
    refuseUnlessOpen(state, context) ?? refuseUnlessValidDecision(command, state, context);
  if (refused) return refused;
  const { decision, whistle, department, dueAt } = command;
  const data = {
    at: context.now,
    no: state.decisions.length + 1,
    decision,
    ...(whistle !== undefined && { whistle }),
    ...(department !== undefined && { department }),
    ...(dueAt !== undefined && { dueAt }),
  };
  return [{ type: 'MeetingDecided', data }];
}

function fileMinutes(
  { text, evidence }: FileMinutes,
  state: Meeting,
  context: MeetingContext,
): Decided {
  const refused = refuseUnlessOpen(state, context);
  if (refused) return refused;
  if (state.attended.length === 0) return reject('NOBODY_ATTENDED');
  return [{ type: 'MinutesFiled', data: { at: context.now, text, evidence } }];
}

/** A meeting that was held cannot be cancelled: it ends with its minutes. */
function cancelMeeting(
  { reason }: CancelMeeting,
  state: Meeting,
  context: MeetingContext,
): Decided {
  const refused = refuseUnlessKeeper(state, context);
  if (refused) return refused;
  if (state.status === 'cancelled')
    return state.cancelled?.reason === reason
      ? []
      : reject('MEETING_OVER', { status: 'cancelled' });
  if (state.attended.length > 0) return reject('MEETING_HELD');
  return [{ type: 'MeetingCancelled', data: { at: context.now, reason } }];
}

/** Times an event no earlier than the last one, because the clocks of servers differ slightly. */
function decide(sent: MeetingCommand, state: Meeting, given: MeetingContext): Decided {
  const command = withKeptEvidence(sent, given.evidence);
  if ('rejected' in command) return command;
  const context = given.now < state.lastAt ? { ...given, now: state.lastAt } : given;
  switch (command.type) {
    case 'CallMeeting':
      return callMeeting(command, state, context);
    case 'RecordAttendance':
      return recordAttendance(command, state, context);
    case 'DecideAtMeeting':
      return decideAtMeeting(command, state, context);
    case 'FileMinutes':
      return fileMinutes(command, state, context);
    case 'CancelMeeting':
      return cancelMeeting(command, state, context);
  }
}

/** 联席会议: one short stream, from the call to the minutes. */
export const jointMeeting = streamFamily<
  MeetingCommand,
  Meeting,
  MeetingEvent,
  MeetingRejection,
  MeetingContext
>({
  prefix: 'meeting-',
  versions: {
    MeetingCalled: 1,
    MeetingAttended: 1,
    MeetingDecided: 1,
    MinutesFiled: 1,
    MeetingCancelled: 1,
  },
  decider: { initialState: noMeeting, decide, evolve },
});
