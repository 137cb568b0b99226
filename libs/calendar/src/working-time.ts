import { dayOf, startOfDay } from './local-time.js';
import { type BusinessDay, timeWhenWorked, workedUntil } from './working-hours.js';

/** Working days and the business hours in them. Instants are epoch milliseconds. */
export interface WorkingTime {
  readonly business: BusinessDay;
  isWorkday(day: number): boolean;
}

/** Working milliseconds between two instants; 0 when `to` is not after `from`. */
export function workingBetween(time: WorkingTime, from: number, to: number): number {
  if (to <= from) return 0;
  const lastDay = dayOf(to);
  let worked = workedOnDay(time, to) - workedOnDay(time, from);
  for (let day = dayOf(from); day < lastDay; day += 1) {
    if (time.isWorkday(day)) worked += time.business.length;
  }
  return worked;
}

/**
 * The earliest instant by which `ms` of working time have passed since `from`. With 0 ms it is
 * `from` itself, even outside working hours.
 */
export function addWorking(time: WorkingTime, from: number, ms: number): number {
  if (!Number.isFinite(ms) || ms < 0) throw new RangeError(`not a length of time: ${ms}`);
  if (ms === 0) return from;
  let day = dayOf(from);
  let rest = ms + workedOnDay(time, from);
  for (;;) {
    const length = time.isWorkday(day) ? time.business.length : 0;
    if (rest <= length) return startOfDay(day) + timeWhenWorked(time.business, rest);
    rest -= length;
    day += 1;
  }
}

/** The instant from which `ms` of working time (not negative) pass until `to`. */
export function subtractWorking(time: WorkingTime, to: number, ms: number): number {
  if (!Number.isFinite(ms) || ms < 0) throw new RangeError(`not a length of time: ${ms}`);
  if (ms === 0) return to;
  let day = dayOf(to);
  let rest = ms - workedOnDay(time, to);
  while (rest > 0) {
    day -= 1;
    if (time.isWorkday(day)) rest -= time.business.length;
  }
  return startOfDay(day) + timeWhenWorked(time.business, -rest);
}

/** The instant itself if inside business hours, both ends included; otherwise the next opening. */
export function nextBusinessTime(time: WorkingTime, instant: number): number {
  for (let day = dayOf(instant); ; day += 1) {
    if (!time.isWorkday(day)) continue;
    const open = time.business.spans.find(({ to }) => startOfDay(day) + to >= instant);
    if (open) return Math.max(instant, startOfDay(day) + open.from);
  }
}

/** The n-th workday after a day (negative n: before it); the day itself is never counted. */
export function shiftWorkdays(time: WorkingTime, day: number, n: number): number {
  const step = Math.sign(n);
  let shifted = day;
  for (let left = Math.abs(n); left > 0;) {
    shifted += step;
    if (time.isWorkday(shifted)) left -= 1;
  }
  return shifted;
}

function workedOnDay(time: WorkingTime, instant: number): number {
  const day = dayOf(instant);
  return time.isWorkday(day) ? workedUntil(time.business, instant - startOfDay(day)) : 0;
}
