import {
  type Notice,
  NOTICE_NAMES,
  type Recipient,
  type SourceReference,
} from './notice.values.js';
import type { Told } from './telling.js';

/** What all notices of one event have in common. */
export interface Addressing {
  /** Organisation that brought it about: it is not told of its own doing. */
  readonly by: string;
  readonly whistleId: string;
  /** What it is about, in a few words. */
  readonly title: string;
  readonly source?: SourceReference | undefined;
}

/** One name per recipient, whatever it is. */
export const recipientKey = (to: Recipient): string =>
  'organisation' in to
    ? `organisation/${to.organisation}`
    : 'source' in to
      ? `source/${to.source}`
      : `authority/${to.authority}`;

const each = (to: readonly Recipient[], by: string): readonly Recipient[] => [
  ...new Map(
    to
      .filter((one) => !('organisation' in one) || one.organisation !== by)
      .map((one) => [recipientKey(one), one]),
  ).values(),
];

/** One notice a recipient. */
export function addressed(told: Told, { by, whistleId, title, source }: Addressing): Notice[] {
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
  return each(told.to, by).map((to) => ({ ...what, to }));
}
