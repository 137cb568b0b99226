import { hash } from 'node:crypto';
import type { CalendarOverrides } from './calendar-overrides.js';
import {
  dueTime,
  type DueTime,
  extend,
  type KnownWorkingTime,
  type Limit,
  postpone,
} from './due-time.js';
import { explain, type Stretch } from './explain.js';
import { dayOf, DAY_MS, formatDay, formatInstant, parseDay, parseInstant } from './local-time.js';
import {
  isPublishedWorkday,
  PUBLISHED_BY,
  publishedHorizon,
  publishedName,
} from './published-days.js';
import { parseWorkingHours, type WorkingHours } from './working-hours.js';
import {
  addWorking,
  nextBusinessTime,
  shiftWorkdays,
  subtractWorking,
  workingBetween,
} from './working-time.js';

export interface CalendarOptions {
  /** Business hours of every workday; 09:00–12:00 and 13:30–17:30 by default. */
  readonly workingHours?: WorkingHours;
  /** An operator's dates, which override the package's. */
  readonly overrides?: CalendarOverrides;
}

/** Which hours and days a calendar counts by, for whoever wants to count again. */
export interface CalendarEdition {
  readonly workingHours: WorkingHours;
  /** Package and version of the published days. */
  readonly publishedBy: string;
  /** Source of an operator's own dates, where there are any. */
  readonly ownDays?: string | undefined;
  /** The same for the same hours and days, and for no others. */
  readonly digest: string;
}

/**
 * Working-time arithmetic in Asia/Shanghai on the State Council's yearly holiday notices, with
 * make-up working weekends (调休). Pure: it reads no clock. Instants are ISO 8601 with an offset and
 * come back in UTC; dates are local, `YYYY-MM-DD`. A malformed argument throws RangeError.
 */
export interface WorkCalendar {
  isWorkday(date: string): boolean;

  /**
   * Last local date whose holidays are published: the end of the last year that the package holds,
   * or the overrides' horizon if that is later. Beyond it every weekday counts as a workday, and a
   * due time there is provisional. Years before 2004 have plain weekends and are not provisional.
   */
  readonly horizon: string;

  readonly edition: CalendarEdition;

  /**
   * When a limit that starts at an instant ends (中华人民共和国民法典, art. 201, 203, 204).
   * - 分钟, 小时: elapsed time from the start itself (art. 201 para. 2).
   * - 工作时: time inside the working hours of workdays; a start outside them counts from the next
   *   opening.
   * - 工作日: the day of the start is not counted (art. 201 para. 1); due at the end of business of
   *   the N-th workday after it (art. 203 para. 2).
   * - 自然日: the day of the start is not counted; due at 24:00 of the N-th calendar day after it,
   *   which is 00:00 of the next date. A last day that is a holiday is not moved as art. 203 para. 1
   *   would: published limits in 自然日 mean calendar days, and art. 204 lets an agreed way of
   *   counting stand.
   *
   * 0 工作日 and 0 自然日 are 当日: the end of the day of the start. Where business has already ended
   * by then, 0 工作日 is the end of the next workday. Elapsed units and 自然日 are never provisional.
   */
  dueTime(startedAt: string, limit: Limit): DueTime;

  /**
   * Moves a due time because its clock was paused between two instants, in the time base of the
   * limit: 工作时 and 工作日 by the working time of the pause (a weekend in it is not counted twice), the
   * other units by its elapsed time. A pause that begins at the due time or later changes nothing,
   * because the limit is used up; neither does an empty one.
   */
  postpone(due: DueTime, limit: Limit, pausedFrom: string, resumedAt: string): DueTime;

  /**
   * A due time after an extension, which is a length of time added to it: 工作日 as whole days of
   * business hours (the close of a day is followed by the close of the next), 自然日 as days of 24
   * hours. A clock whose limit is in 工作时 or 工作日 takes 小时 and 分钟 as working time, and a due
   * time that 自然日 carry to a day off falls on the next workday (art. 203 para. 1).
   */
  extend(due: DueTime, limit: Limit, extension: Limit): DueTime;

  /** Working milliseconds between two instants; 0 when `to` is not after `from`. */
  workingMsBetween(from: string, to: string): number;

  /**
   * The earliest instant by which this much working time (milliseconds, not negative) has passed.
   */
  addWorkingMs(from: string, ms: number): string;

  /**
   * The same local time of day, n workdays (whole, not negative) earlier. A yellow card falls one
   * 工作日 before the deadline (山东).
   */
  workdaysBefore(instant: string, n: number): string;

  /**
   * The instant from which this much working time (milliseconds, not negative) passes until
   * another.
   */
  workingMsBefore(instant: string, ms: number): string;

  /**
   * The instant itself if inside business hours, both ends included; otherwise the next opening.
   */
  nextBusinessTime(instant: string): string;

  /**
   * How the time between two instants counts, stretch by stretch; empty when `to` is not after
   * `from`.
   */
  explain(from: string, to: string): readonly Stretch[];
}

const DEFAULT_HOURS: WorkingHours = [
  ['09:00', '12:00'],
  ['13:30', '17:30'],
];

/** @throws CalendarFileError when the working hours are unusable. */
export function createWorkCalendar(options: CalendarOptions = {}): WorkCalendar {
  const time = knownWorkingTime(options);
  return {
    isWorkday: (date) => time.isWorkday(requireDay(date)),
    horizon: formatDay(time.horizonDay),
    edition: editionOf(options),
    dueTime: (startedAt, limit) => dueTime(time, startedAt, limit),
    postpone: (due, limit, from, to) => postpone(time, due, limit, { from, to }),
    extend: (due, limit, extension) => extend(time, due, limit, extension),
    workingMsBetween: (from, to) => workingBetween(time, parseInstant(from), parseInstant(to)),
    addWorkingMs: (from, ms) => formatInstant(addWorking(time, parseInstant(from), ms)),
    workdaysBefore(instant, n) {
      if (!Number.isInteger(n) || n < 0) throw new RangeError(`not a number of workdays: ${n}`);
      const ms = parseInstant(instant);
      const day = dayOf(ms);
      return formatInstant(ms - (day - shiftWorkdays(time, day, -n)) * DAY_MS);
    },
    workingMsBefore: (to, ms) => formatInstant(subtractWorking(time, parseInstant(to), ms)),
    nextBusinessTime: (instant) => formatInstant(nextBusinessTime(time, parseInstant(instant))),
    explain: (from, to) => explain(time, parseInstant(from), parseInstant(to)),
  };
}

const DIGEST_LENGTH = 16;

function editionOf({ workingHours = DEFAULT_HOURS, overrides }: CalendarOptions): CalendarEdition {
  const content = JSON.stringify([PUBLISHED_BY, workingHours, overrides ?? null]);
  return {
    workingHours,
    publishedBy: PUBLISHED_BY,
    ownDays: overrides?.source,
    digest: hash('sha256', content).slice(0, DIGEST_LENGTH),
  };
}

function knownWorkingTime({ workingHours, overrides }: CalendarOptions): KnownWorkingTime {
  const own = overrides ? overriddenDays(overrides) : new Map<number, boolean>();
  const known = new Map(own);
  return {
    business: parseWorkingHours(workingHours ?? DEFAULT_HOURS),
    horizonDay: latestHorizon(overrides),
    nameOf: (day) => (own.has(day) ? overrides?.source : publishedName(day)),
    isWorkday(day) {
      // Every clock of every summons asks for the same days: look each up once.
      let answer = known.get(day);
      if (answer === undefined) {
        answer = isPublishedWorkday(day);
        known.set(day, answer);
      }
      return answer;
    },
  };
}

function overriddenDays({ holidays, workdays }: CalendarOverrides): Map<number, boolean> {
  return new Map([
    ...holidays.map((date) => [requireDay(date), false] as const),
    ...workdays.map((date) => [requireDay(date), true] as const),
  ]);
}

function latestHorizon(overrides?: CalendarOverrides): number {
  const published = publishedHorizon();
  const { horizon } = overrides ?? {};
  return horizon === undefined ? published : Math.max(published, requireDay(horizon));
}

function requireDay(date: string): number {
  const day = parseDay(date);
  if (day === undefined) throw new RangeError(`not a date: ${date}`);
  return day;
}
