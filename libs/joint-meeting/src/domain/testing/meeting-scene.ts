import { isRejection, specification } from '#event-sourcing';
import type {
  CallMeeting,
  DecideAtMeeting,
  FileMinutes,
  MeetingCommand,
  MeetingContext,
  RecordAttendance,
} from '../joint-meeting.commands.js';
import type { MeetingEvent } from '../joint-meeting.events.js';
import { jointMeeting } from '../joint-meeting.js';

/** A time of 23 November 2026 in Shanghai (or `DD HH:MM` of that month), as events keep it. */
export function at(time: string): string {
  const [clock = '', day = '23'] = time.split(' ').reverse();
  return new Date(`2026-11-${day}T${clock}:00.000+08:00`).toISOString();
}

const acting = (organisation: string, role: string) => ({
  account: `${organisation}-clerk`,
  organisation,
  role,
});
export const xinhua = acting('xinhua', 'street');
export const guangming = acting('guangming', 'street');
export const centre = acting('zhihui', 'command-centre');
export const chengguan = acting('chengguan', 'department');

const known = new Set(['xinhua', 'guangming', 'zhihui', 'chengguan', 'gongan', 'zhujian']);
const streetOfWhistle = new Map([
  ['drains', 'xinhua'],
  ['stalls', 'xinhua'],
  ['fence', 'guangming'],
]);

/** Who decides, and when. */
export const contextOf = (who: MeetingContext['acting'], time: string): MeetingContext => ({
  now: at(time),
  acting: who,
  streetOfWhistle,
  directory: { takesPart: (id) => known.has(id) },
});

export const call = (fields: Partial<CallMeeting> = {}): CallMeeting => ({
  type: 'CallMeeting',
  level: 'street',
  title: '新华路污水专题联席会议',
  whistles: ['drains'],
  invited: ['chengguan', 'gongan'],
  startsAt: at('14:00'),
  place: '街道三楼会议室',
  agenda: '一、管网权属；二、处置分工',
  ...fields,
});
export const attend: RecordAttendance = {
  type: 'RecordAttendance',
  organisation: 'chengguan',
  persons: ['王局', '李队'],
};
export const decision: DecideAtMeeting = {
  type: 'DecideAtMeeting',
  decision: '由城管局牵头疏通',
  whistle: 'drains',
  department: 'chengguan',
  dueAt: at('27 17:00'),
};
export const minutes: FileMinutes = {
  type: 'FileMinutes',
  text: '会议议定由城管局牵头。',
  evidence: [{ reference: 'minutes/1.pdf', mediaType: 'application/pdf' }],
};
export const cancel = { type: 'CancelMeeting', reason: '改由线上会商' } as const;

/** The events of commands that are all accepted, one after the other. */
export function eventsOf(
  ...steps: readonly (readonly [MeetingCommand, MeetingContext])[]
): MeetingEvent[] {
  const events: MeetingEvent[] = [];
  for (const [command, context] of steps) {
    const { decision } = given(events).when(command, context);
    if (isRejection(decision)) throw new Error(`${command.type}: ${decision.rejected}`);
    events.push(...decision);
  }
  return events;
}

export const { given } = specification(jointMeeting);
