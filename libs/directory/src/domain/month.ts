import { localDate, startOfDate } from './dated.js';
import type { Span } from './roster.state.js';

const MONTH = /^\d{4}-(0[1-9]|1[0-2])$/;

export const isMonth = (text: string): boolean => MONTH.test(text);

/** The local month `YYYY-MM` (Asia/Shanghai) of an ISO 8601 instant. */
export const monthOf = (instant: string): string => localDate(instant).slice(0, 7);

function shifted(month: string, by: number): string {
  const [year = 0, ordinal = 1] = month.split('-').map(Number);
  return new Date(Date.UTC(year, ordinal - 1 + by, 1)).toISOString().slice(0, 7);
}

export const monthBefore = (month: string): string => shifted(month, -1);
export const monthAfter = (month: string): string => shifted(month, 1);

/** The month from its first local midnight to the next one's. */
export const spanOfMonth = (month: string): Span => ({
  from: startOfDate(`${month}-01`),
  to: startOfDate(`${monthAfter(month)}-01`),
});
