import { DAY_MS, dayOf, MINUTE_MS, startOfDay } from '#calendar';
import type { Notice } from './notice.values.js';
import type { Preferences, QuietHours } from './settings.events.js';

const minutesOf = (time: string): number => {
  const [hours = 0, minutes = 0] = time.split(':').map(Number);
  return hours * 60 + minutes;
};

/** When the quiet hours end that a moment falls into; the moment itself where it falls into none. */
export function afterQuietHours(ms: number, quietHours: QuietHours | undefined): number {
  if (!quietHours) return ms;
  const midnight = startOfDay(dayOf(ms));
  const [from, to] = [minutesOf(quietHours.from), minutesOf(quietHours.to)];
  const now = (ms - midnight) / MINUTE_MS;
  const overMidnight = from > to;
  const quiet = overMidnight ? now >= from || now < to : now >= from && now < to;
  if (!quiet) return ms;
  const nextDay = overMidnight && now >= from ? DAY_MS : 0;
  return midnight + nextDay + to * MINUTE_MS;
}

/** When a notice is to go out, and whether others may go with it. */
export interface Schedule {
  /** ISO 8601 UTC. */
  readonly notBefore: string;
  readonly bundled: boolean;
}

/**
 * What can wait is gathered and kept out of quiet hours. What cannot: the urgent, and whatever asks
 * its recipient to act before it would be told.
 */
export function scheduleOf(
  notice: Pick<Notice, 'urgent' | 'reactBy'>,
  { quietHours, bundleMinutes }: Preferences,
  now: string,
): Schedule {
  const at = Date.parse(now);
  const later = afterQuietHours(at + bundleMinutes * MINUTE_MS, quietHours);
  const { urgent, reactBy } = notice;
  const canWait = !urgent && (reactBy === undefined || Date.parse(reactBy) > later);
  if (!canWait || later === at) return { notBefore: now, bundled: false };
  return { notBefore: new Date(later).toISOString(), bundled: true };
}
