import { firstDayOf, isMonth, monthsLater, startOfDate } from '#calendar';
import type { Span } from './roster.state.js';

export const monthBefore = (month: string): string => monthsLater(month, -1);
export const monthAfter = (month: string): string => monthsLater(month, 1);

/** Months that have a roster: those before and after, into which shifts may reach, exist as well. */
export const isRosterMonth = (text: string): boolean =>
  isMonth(text) && isMonth(monthBefore(text)) && isMonth(monthAfter(text));

/** The month from its first local midnight to the next one's. */
export const spanOfMonth = (month: string): Span => ({
  from: startOfDate(firstDayOf(month)),
  to: startOfDate(firstDayOf(monthAfter(month))),
});
