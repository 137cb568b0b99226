import type { MeetingEvent } from '#joint-meeting';
import type { Notice } from './notice.values.js';
import { localTime, quotationOf } from './notice-text.js';
import { type NoticeHeader, noticesOfAnnouncement } from './addressing.js';
import { organisation, organisations, type Announcement } from './announcement.js';

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

export function evolveNoticedMeeting(meeting: NoticedMeeting, event: MeetingEvent): NoticedMeeting {
  if (event.type !== 'MeetingCalled') return meeting;
  const { title, organiser, whistles, streets, invited } = event.data;
  return { title, organiser, whistles, concerned: [...invited, ...streets] };
}

/** Event types that lead to notices. */
export const NOTIFYING_MEETING_EVENTS: readonly MeetingEvent['type'][] = [
  'MeetingCalled',
  'MeetingDecided',
  'MinutesFiled',
  'MeetingCancelled',
];

type Quote = (text: string) => string;

function callText(data: Extract<MeetingEvent, { type: 'MeetingCalled' }>['data'], quote: Quote) {
  const { startsAt, place, agenda } = data;
  return `定于 ${localTime(startsAt)} 在${quote(place)}召开，议题：${quote(agenda)}。`;
}

function decisionAnnouncements(
  { decision, department, dueAt }: Extract<MeetingEvent, { type: 'MeetingDecided' }>['data'],
  quote: Quote,
): Announcement[] {
  if (department === undefined) return [];
  const until = dueAt === undefined ? '' : `，须于 ${localTime(dueAt)} 前落实`;
  const text = `会议议定由贵单位办理：${quote(decision)}${until}。`;
  return [{ kind: 'joint-meeting', to: [organisation(department)], text, reactBy: dueAt }];
}

function announcementsOf(
  event: MeetingEvent,
  { concerned }: NoticedMeeting,
  quote: Quote,
): readonly Announcement[] {
  const kind = 'joint-meeting';
  const to = organisations(concerned);
  switch (event.type) {
    case 'MeetingCalled':
      return [{ kind, to, text: callText(event.data, quote), reactBy: event.data.startsAt }];
    case 'MeetingDecided':
      return decisionAnnouncements(event.data, quote);
    case 'MinutesFiled':
      return [{ kind, to, text: '会议纪要已归档，请查阅并落实。' }];
    case 'MeetingCancelled':
      return [{ kind, to, text: `会议取消：${quote(event.data.reason)}。`, urgent: true }];
    case 'MeetingAttended':
      return [];
  }
}

/** The notices that an event of a joint meeting leads to; pure. */
export function meetingNoticesOf(
  event: MeetingEvent,
  meeting: NoticedMeeting,
  { by, nameOf }: Pick<NoticeHeader, 'by'> & { nameOf(organisation: string): string },
): readonly Notice[] {
  const quote = (text: string) => quotationOf(text, {});
  const about = event.type === 'MeetingDecided' ? event.data.whistle : undefined;
  const whistleId = about ?? meeting.whistles[0] ?? '';
  const title = `${nameOf(meeting.organiser)} ${quote(meeting.title)}`;
  return announcementsOf(event, meeting, quote).flatMap((one) =>
    noticesOfAnnouncement(one, { by, whistleId, title }),
  );
}
