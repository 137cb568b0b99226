import {
  type Notice,
  NOTICE_NAMES,
  type Recipient,
  type SourceReference,
} from './notice.values.js';
import type { Announcement } from './announcement.js';

/** What all notices of one event have in common. */
export interface NoticeHeader {
  /** Organisation that acted: it gets no notice of its own action, unless a colleague has to act. */
  readonly by: string;
  readonly whistleId: string;
  /** Title of the whistle or meeting. */
  readonly title: string;
  readonly source?: SourceReference | undefined;
}

/** Unique key of a recipient of any kind. */
export const recipientKeyOf = (to: Recipient): string =>
  'organisation' in to
    ? `organisation/${to.organisation}`
    : 'source' in to
      ? `source/${to.source}`
      : `authority/${to.authority}`;

/** Each once. */
const recipientsOf = ({ to, toOwn = false }: Announcement, by: string): readonly Recipient[] => [
  ...new Map(
    to
      .filter((one) => toOwn || !('organisation' in one) || one.organisation !== by)
      .map((one) => [recipientKeyOf(one), one]),
  ).values(),
];

/** One notice for each recipient, mostly without the organisation that acted. */
export function noticesOfAnnouncement(
  told: Announcement,
  { by, whistleId, title, source }: NoticeHeader,
): Notice[] {
  const { kind, text, urgent = false, reactBy, summons, outcome } = told;
  const what = {
    kind,
    whistleId,
    title: `【${NOTICE_NAMES[kind]}】${title}`,
    text,
    urgent,
    ...(reactBy !== undefined && { reactBy }),
    ...(summons !== undefined && summons > 0 && { summons }),
    ...(outcome !== undefined && { outcome }),
    ...(source && { source }),
  };
  return recipientsOf(told, by).map((to) => ({ ...what, to }));
}
