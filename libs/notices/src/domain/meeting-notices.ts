import type { MeetingEvent } from '#joint-meeting';
import type { Notice } from './notice.values.js';
import { localTime, quoted } from './notice-text.js';
import { type Addressing, addressed } from './addressing.js';
import { organisation, organisations, type Told } from './telling.js';

/** What notices need to know of a joint meeting; folded from its own stream. */
export interface NoticedMeeting {
  readonly title: string;
  readonly organiser: string;
  readonly whistles: readonly string[];
  /** Those invited, and the streets whose whistles it is about. */
  readonly concerned: readonly string[];
}

export const noNoticedMeeting: NoticedMeeting = {
  title: '',
  organiser: '',
  whistles: [],
  concerned: [],
};

/** After one more event; pure. */
export function evolveMeeting(meeting: NoticedMeeting, event: MeetingEvent): NoticedMeeting {
  if (event.type !== 'MeetingCalled') return meeting;
  const { title, organiser, whistles, streets, invited } = event.data;
  return { title, organiser, whistles, concerned: [...invited, ...streets] };
}

/** Event types that anybody is told of. */
export const TOLD_MEETING_EVENTS: readonly MeetingEvent['type'][] = [
  ...(['MeetingCalled', 'MeetingDecided', 'MinutesFiled', 'MeetingCancelled'] as const),
];

type Said = (text: string) => string;

function called(data: Extract<MeetingEvent, { type: 'MeetingCalled' }>['data'], said: Said) {
  const { startsAt, place, agenda } = data;
  return `定于 ${localTime(startsAt)} 在${said(place)}召开，议题：${said(agenda)}。`;
}

function decided(
  { decision, department, dueAt }: Extract<MeetingEvent, { type: 'MeetingDecided' }>['data'],
  said: Said,
): Told[] {
  if (department === undefined) return [];
  const until = dueAt === undefined ? '' : `，须于 ${localTime(dueAt)} 前落实`;
  const text = `会议议定由贵单位办理：${said(decision)}${until}。`;
  return [{ kind: 'joint-meeting', to: [organisation(department)], text, reactBy: dueAt }];
}

function told(event: MeetingEvent, { concerned }: NoticedMeeting, said: Said): readonly Told[] {
  const kind = 'joint-meeting';
  const to = organisations(concerned);
  switch (event.type) {
    case 'MeetingCalled':
      return [{ kind, to, text: called(event.data, said), reactBy: event.data.startsAt }];
    case 'MeetingDecided':
      return decided(event.data, said);
    case 'MinutesFiled':
      return [{ kind, to, text: '会议纪要已归档，请查阅并落实。' }];
    case 'MeetingCancelled':
      return [{ kind, to, text: `会议取消：${said(event.data.reason)}。`, urgent: true }];
    case 'MeetingAttended':
      return [];
  }
}

/** Who is told what of a joint meeting; pure. */
export function meetingNoticesOf(
  event: MeetingEvent,
  meeting: NoticedMeeting,
  { by, nameOf }: Pick<Addressing, 'by'> & { nameOf(organisation: string): string },
): readonly Notice[] {
  const said = (text: string) => quoted(text, {});
  const about = event.type === 'MeetingDecided' ? event.data.whistle : undefined;
  const whistleId = about ?? meeting.whistles[0] ?? '';
  const title = `${nameOf(meeting.organiser)} ${said(meeting.title)}`;
  return told(event, meeting, said).flatMap((one) => addressed(one, { by, whistleId, title }));
}
