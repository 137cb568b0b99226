import { appealAnnouncements } from './appeal-announcements.js';
import { whistle as whistles, type WhistleEvent } from '#whistle';
import { clockAnnouncements } from './clock-announcements.js';
import { noticesOfAnnouncement } from './addressing.js';
import type { Notice } from './notice.values.js';
import { quotationOf } from './notice-text.js';
import type { NoticedWhistle } from './noticed-whistle.js';
import { responseAnnouncements } from './response-announcements.js';
import type { Announcements, AnnouncementContext, Announcement } from './announcement.js';
import { sourceAnnouncements, whistleAnnouncements } from './whistle-announcements.js';

const ANNOUNCEMENTS: readonly Announcements[] = [
  responseAnnouncements,
  clockAnnouncements,
  appealAnnouncements,
  whistleAnnouncements,
  sourceAnnouncements,
];

/** Event types that lead to notices. */
export const NOTIFYING_EVENTS: readonly string[] = [
  ...new Set(ANNOUNCEMENTS.flatMap((one) => Object.keys(one))),
];

/** An event with what is needed to write its notices. */
export interface NoticeTrigger {
  readonly stream: string;
  readonly event: WhistleEvent;
  /** The whistle after the event. */
  readonly whistle: NoticedWhistle;
  /** Organisation that acted: it gets no notice of its own action. */
  readonly by: string;
  nameOf(organisation: string): string;
}

/** The notices that an event leads to: one a recipient and kind. Pure. */
export function noticesOf(trigger: NoticeTrigger): readonly Notice[] {
  const { stream, event, whistle, by, nameOf } = trigger;
  const whistleId = whistles.idOf(stream);
  const context: AnnouncementContext = {
    whistle,
    nameOf,
    quote: (text) => quotationOf(text, whistle),
  };
  const title = context.quote(whistle.title);
  const header = { by, whistleId, title, source: whistle.source };
  return ANNOUNCEMENTS.flatMap((announcements) => {
    const announce = announcements[event.type] as
      ((data: object, context: AnnouncementContext) => readonly Announcement[]) | undefined;
    const announced = announce?.(event.data, context) ?? [];
    return announced.flatMap((one) => noticesOfAnnouncement(one, header));
  });
}
