import { isMonth, monthsLater } from '#calendar';
import { localDate, startOfDate } from './dated.js';
import type { Span } from './roster.state.js';

export const monthBefore = (month: string): string => monthsLater(month, -1);
export const monthAfter = (month: string): string => monthsLater(month, 1);

/** Months that have a roster: those before and after, into which shifts may reach, exist as well. */
export const isRosterMonth = (text: string): boolean =>
  isMonth(text) && isMonth(monthBefore(text)) && isMonth(monthAfter(text));

/** The local month `YYYY-MM` (Asia/Shanghai) of an ISO 8601 instant. */
export const monthOf = (instant: string): string => localDate(instant).slice(0, 7);

/** The month from its first local midnight to the next one's. */
export const spanOfMonth = (month: string): Span => ({
  from: startOfDate(`${month}-01`),
  to: startOfDate(`${monthAfter(month)}-01`),
});
