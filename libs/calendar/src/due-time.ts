import {
  DAY_MS,
  dayOf,
  formatInstant,
  HOUR_MS,
  MINUTE_MS,
  parseInstant,
  startOfDay,
} from './local-time.js';
import { addWorking, shiftWorkdays, workingBetween, type WorkingTime } from './working-time.js';

/** 分钟 and 小时 are elapsed time; 工作时 and 工作日 follow the work calendar; 自然日 are calendar days. */
export type LimitUnit = '分钟' | '小时' | '工作时' | '工作日' | '自然日';

/** A time limit. `value` is not negative; for 工作日 and 自然日 it is whole, and 0 means 当日. */
export interface Limit {
  readonly value: number;
  readonly unit: LimitUnit;
}

export interface DueTime {
  /** ISO 8601 UTC. An event at this very instant is still on time. */
  readonly dueAt: string;
  /** It depends on dates whose holidays are not published yet, and may change when they are. */
  readonly provisional: boolean;
}

/** Working time, and the last day whose holidays are known. */
export interface KnownWorkingTime extends WorkingTime {
  readonly horizonDay: number;
  /** The notice's name of a day: the holiday, or the holiday for which a make-up day is worked. */
  nameOf(day: number): string | undefined;
}

export function dueTime(time: KnownWorkingTime, startedAt: string, limit: Limit): DueTime {
  refuseUnlessLimit(limit);
  return dueAt(time, dueInstant(time, parseInstant(startedAt), limit), limit);
}

export function postpone(
  time: KnownWorkingTime,
  due: DueTime,
  limit: Limit,
  pause: { readonly from: string; readonly to: string },
): DueTime {
  const instant = parseInstant(due.dueAt);
  const from = parseInstant(pause.from);
  const to = parseInstant(pause.to);
  // At the due time the limit is used up: a later pause changes nothing.
  if (to <= from || from >= instant) return due;
  const moved = isWorkingUnit(limit)
    ? addWorking(time, instant, workingBetween(time, from, to))
    : instant + to - from;
  return keepProvisional(due, dueAt(time, moved, limit));
}

/**
 * Extensions are lengths of time, so that the order of extensions and pauses does not matter: 工作日
 * are whole days of business hours, 自然日 whole days of 24 hours.
 */
export function extend(
  time: KnownWorkingTime,
  due: DueTime,
  limit: Limit,
  extension: Limit,
): DueTime {
  refuseUnlessLimit(extension);
  const instant = extendedInstant(time, parseInstant(due.dueAt), limit, extension);
  const working = isWorkingUnit(limit) ? limit : extension;
  return keepProvisional(due, dueAt(time, instant, working));
}

/** A due time that was provisional stays so after it is moved. */
const keepProvisional = (due: DueTime, moved: DueTime): DueTime => ({
  ...moved,
  provisional: moved.provisional || due.provisional,
});

function extendedInstant(
  time: WorkingTime,
  instant: number,
  limit: Limit,
  extension: Limit,
): number {
  const byWork = isWorkingUnit(limit);
  if (extension.unit === '自然日') {
    const there = instant + extension.value * DAY_MS;
    return byWork ? moveToWorkday(time, there) : there;
  }
  const ms = lengthOf(time, extension);
  // Hours granted to a clock that counts working time are working hours.
  return byWork || isWorkingUnit(extension) ? addWorking(time, instant, ms) : instant + ms;
}

function lengthOf({ business }: WorkingTime, { value, unit }: Limit): number {
  if (unit === '工作日') return value * business.length;
  return Math.round(value * (unit === '分钟' ? MINUTE_MS : HOUR_MS));
}

/** The same time on the next workday if the day is none (art. 203 para. 1). */
function moveToWorkday(time: WorkingTime, instant: number): number {
  const day = dayOf(instant - 1);
  return time.isWorkday(day) ? instant : instant + (shiftWorkdays(time, day, 1) - day) * DAY_MS;
}

function dueInstant(time: WorkingTime, start: number, limit: Limit): number {
  switch (limit.unit) {
    case '分钟':
      return start + Math.round(limit.value * MINUTE_MS);
    case '小时':
      return start + Math.round(limit.value * HOUR_MS);
    case '工作时':
      return addWorking(time, start, Math.round(limit.value * HOUR_MS));
    case '工作日':
      return endOfWorkday(time, start, limit.value);
    case '自然日':
      return startOfDay(dayOf(start) + limit.value + 1);
  }
}

function endOfWorkday(time: WorkingTime, start: number, workdays: number): number {
  const close = (day: number) => startOfDay(day) + time.business.closesAt;
  const day = dayOf(start);
  if (workdays > 0) return close(shiftWorkdays(time, day, workdays));
  // 当日 cannot end before it starts: after hours or on a day off it means the next workday.
  const open = time.isWorkday(day) && start <= close(day);
  return close(open ? day : shiftWorkdays(time, day, 1));
}

function dueAt(time: KnownWorkingTime, instant: number, limit: Limit): DueTime {
  // Business that closes at 24:00 ends on the day before that instant's date.
  const provisional = isWorkingUnit(limit) && dayOf(instant - 1) > time.horizonDay;
  return { dueAt: formatInstant(instant), provisional };
}

function isWorkingUnit({ unit }: Limit): boolean {
  return unit === '工作时' || unit === '工作日';
}

/** Rule files are checked when read, so an impossible limit here is a bug. */
function refuseUnlessLimit({ value, unit }: Limit): void {
  const wholeDays = unit === '工作日' || unit === '自然日';
  if (!Number.isFinite(value) || value < 0 || (wholeDays && !Number.isInteger(value))) {
    throw new RangeError(`not a time limit: ${value} ${unit}`);
  }
}
