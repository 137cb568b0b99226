import { CalendarFileError } from './calendar-file-error.js';
import { HOUR_MS, MINUTE_MS } from './local-time.js';

/**
 * The business hours of a workday as `[from, to]` in local time `HH:MM`, in order and apart, for
 * example `[['09:00', '12:00'], ['13:30', '17:30']]`. The last `to` is the end of business and may
 * be `24:00`.
 */
export type WorkingHours = readonly (readonly [from: string, to: string])[];

/** Working hours as milliseconds since local midnight. */
export interface BusinessDay {
  readonly spans: readonly BusinessSpan[];
  /** Working milliseconds of a whole workday. */
  readonly length: number;
  /** End of business. */
  readonly closesAt: number;
}

interface BusinessSpan {
  readonly from: number;
  readonly to: number;
}

const TIME = /^(?:([01]\d|2[0-3]):([0-5]\d)|24:00)$/;

/** @throws CalendarFileError when there are no hours, or they are malformed or out of order. */
export function parseWorkingHours(hours: WorkingHours): BusinessDay {
  const spans: BusinessSpan[] = [];
  let closesAt = 0;
  let length = 0;
  for (const [index, [from, to]] of hours.entries()) {
    const field = `workingHours[${index}]`;
    const span = { from: parseTime(from, field), to: parseTime(to, field) };
    if (span.from < closesAt || span.to <= span.from) {
      throw invalid(field, `“${field}”的时段 ${from}–${to} 应先后有序、互不重叠`);
    }
    spans.push(span);
    closesAt = span.to;
    length += span.to - span.from;
  }
  if (length === 0) throw invalid('workingHours', '“workingHours”至少应有一个时段');
  return { spans, length, closesAt };
}

/** Working milliseconds of a workday up to a time of day. */
export function workedUntil(business: BusinessDay, time: number): number {
  let worked = 0;
  for (const { from, to } of business.spans) {
    worked += Math.max(0, Math.min(time, to) - from);
  }
  return worked;
}

/**
 * The earliest time of day by which `worked` milliseconds of the workday have passed: a fully used
 * span ends at its close, not at the next opening.
 */
export function timeWhenWorked(business: BusinessDay, worked: number): number {
  let rest = worked;
  for (const { from, to } of business.spans) {
    if (rest <= to - from) return from + rest;
    rest -= to - from;
  }
  return business.closesAt;
}

function parseTime(text: string, field: string): number {
  const match = TIME.exec(text);
  if (!match) throw invalid(field, `“${field}”的时间 ${text} 应为 HH:MM`);
  const [, hours = '24', minutes = '00'] = match;
  return Number(hours) * HOUR_MS + Number(minutes) * MINUTE_MS;
}

function invalid(field: string, message: string): CalendarFileError {
  return new CalendarFileError('CALENDAR_HOURS_INVALID', field, message);
}
