import { DAY_MS, dayOf, MINUTE_MS, startOfDay } from '#calendar';
import type { Notice } from './notice.values.js';
import type { Preferences, QuietHours } from './settings.events.js';

const minutesOf = (time: string): number => {
  const [hours = 0, minutes = 0] = time.split(':').map(Number);
  return hours * 60 + minutes;
};

/** End of the quiet hours that a moment falls into; otherwise the moment itself. Milliseconds of the epoch. */
export function endOfQuietHours(ms: number, quietHours: QuietHours | undefined): number {
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

/** When a notice is to be sent, and whether it may share a message with others. */
export interface Schedule {
  /** ISO 8601 UTC. */
  readonly notBefore: string;
  readonly bundled: boolean;
}

/**
 * Notices are bundled and kept out of quiet hours, unless they are urgent or would arrive after the
 * recipient has to have acted.
 */
export function scheduleOf(
  notice: Pick<Notice, 'urgent' | 'reactBy'>,
  { quietHours, bundleMinutes }: Preferences,
  now: string,
): Schedule {
  const at = Date.parse(now);
  const later = endOfQuietHours(at + bundleMinutes * MINUTE_MS, quietHours);
  const { urgent, reactBy } = notice;
  const canWait = !urgent && (reactBy === undefined || Date.parse(reactBy) > later);
  if (!canWait || later === at) return { notBefore: now, bundled: false };
  return { notBefore: new Date(later).toISOString(), bundled: true };
}
