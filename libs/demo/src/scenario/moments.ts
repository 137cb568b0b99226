import {
  createWorkCalendar,
  DAY_MS,
  dayOf,
  HOUR_MS,
  MINUTE_MS,
  startOfDay,
  weekdayOf,
} from '#calendar';
import type { Rhythm } from '../district/matter.js';
import type { Random } from './random.js';

export const MINUTE = MINUTE_MS;
export const HOUR = HOUR_MS;
export const DAY = DAY_MS;

const calendar = createWorkCalendar();

export const iso = (ms: number): string => new Date(ms).toISOString();

export const workingHoursLater = (ms: number, hours: number): number =>
  Date.parse(calendar.addWorkingMs(iso(ms), hours * HOUR));

/** Relative frequency by local hour, 0–23. */
const HOURS: Readonly<Record<Rhythm, readonly number[]>> = {
  office: [0, 0, 0, 0, 0, 0, 1, 3, 10, 14, 12, 8, 3, 5, 11, 12, 10, 6, 2, 2, 1, 1, 0, 0],
  market: [0, 0, 0, 0, 0, 2, 6, 10, 9, 6, 4, 5, 4, 3, 3, 4, 7, 11, 12, 9, 5, 2, 1, 0],
  night: [6, 4, 2, 1, 1, 1, 1, 1, 2, 2, 2, 1, 1, 1, 2, 2, 2, 2, 4, 7, 11, 14, 14, 10],
  any: [2, 1, 1, 1, 1, 2, 4, 7, 9, 9, 8, 6, 5, 6, 7, 7, 7, 7, 7, 6, 5, 4, 3, 2],
};
/** Relative frequency by weekday, Sunday first. */
const WEEKDAYS = [0.55, 1.3, 1.1, 1.05, 1, 1.05, 0.6];

/** Draws a moment between two others (milliseconds of the epoch) that fits the rhythm. */
export function drawMoment(random: Random, rhythm: Rhythm, from: number, to: number): number {
  for (;;) {
    const day = dayOf(random.between(from, to));
    if (!random.chance((WEEKDAYS[weekdayOf(day)] ?? 1) / 1.3)) continue;
    const hour = random.weighted(HOURS[rhythm]);
    const moment = startOfDay(day) + hour * HOUR + random.int(0, HOUR - 1);
    if (moment >= from && moment <= to) return moment;
  }
}
