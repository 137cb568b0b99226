import { type Decision, reject, type Rejection } from '#event-sourcing';
import type { CallMeeting, MeetingContext } from './joint-meeting.commands.js';
import type { MeetingEvent, MeetingLevel } from './joint-meeting.events.js';
import type { MeetingRejection } from './joint-meeting.rejections.js';
import type { Meeting } from './joint-meeting.state.js';

type Refused = Rejection<MeetingRejection>;

/** The role that may call a meeting: 一级 a street, 二级 the command centre of the district. */
const CALLER: Readonly<Record<MeetingLevel, string>> = {
  street: 'street',
  district: 'command-centre',
};

function refuseUnlessCallersWhistles(
  { level, whistles }: CallMeeting,
  { acting, streetOfWhistle }: MeetingContext,
): Refused | undefined {
  if (whistles.length === 0) return reject('WHISTLE_REQUIRED');
  const unknown = whistles.find((id) => !streetOfWhistle.has(id));
  if (unknown !== undefined) return reject('WHISTLE_UNKNOWN', { whistle: unknown });
  if (level === 'district') return undefined;
  const foreign = whistles.find((id) => streetOfWhistle.get(id) !== acting.organisation);
  return foreign === undefined
    ? undefined
    : reject('WHISTLE_OF_ANOTHER_STREET', { whistle: foreign });
}

function refuseUnlessInvitedKnown(
  { invited }: CallMeeting,
  { directory }: MeetingContext,
): Refused | undefined {
  if (invited.length === 0) return reject('NOBODY_INVITED');
  const unknown = invited.find((id) => !directory.takesPart(id));
  return unknown === undefined
    ? undefined
    : reject('ORGANISATION_UNKNOWN', { organisation: unknown });
}

export function callMeeting(
  command: CallMeeting,
  { status }: Meeting,
  context: MeetingContext,
): Decision<MeetingEvent, MeetingRejection> {
  if (status !== 'none') return reject('MEETING_EXISTS');
  const { acting, now, streetOfWhistle } = context;
  const { level, title, startsAt, place, agenda } = command;
  if (acting.role !== CALLER[level]) return reject('LEVEL_NOT_YOURS', { level });
  const refused =
    refuseUnlessCallersWhistles(command, context) ?? refuseUnlessInvitedKnown(command, context);
  if (refused) return refused;
  const whistles = [...new Set(command.whistles)];
  const streets = [...new Set(whistles.flatMap((id) => streetOfWhistle.get(id) ?? []))];
  const invited = [...new Set(command.invited)];
  const about = { level, organiser: acting.organisation, title, whistles, streets, invited };
  return [{ type: 'MeetingCalled', data: { at: now, ...about, startsAt, place, agenda } }];
}
