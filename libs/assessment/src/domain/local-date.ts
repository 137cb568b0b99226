import { parseDay } from '#calendar';

/** Asia/Shanghai keeps no daylight saving time since 1992: UTC+8 all year. */
const OFFSET_MS = 8 * 3_600_000;

/** Local date `YYYY-MM-DD` of an ISO 8601 UTC instant. */
export function localDay(instant: string): string {
  // Until 16:00 UTC it is the same date in China, and no date needs to be computed.
  if (instant.slice(11, 13) < '16') return instant.slice(0, 10);
  return new Date(Date.parse(instant) + OFFSET_MS).toISOString().slice(0, 10);
}

/** Month `YYYY-MM` of a local date. */
export const monthOf = (day: string): string => day.slice(0, 7);

/** True for a date that exists: no 30 February. */
export const isDay = (text: string): boolean => parseDay(text) !== undefined;

export const firstDayOf = (month: string): string => `${month}-01`;

export const lastDayOf = (month: string): string =>
  ['31', '30', '29'].map((day) => `${month}-${day}`).find(isDay) ?? `${month}-28`;

/** The month `by` months later; negative for earlier. */
export { monthsLater as shiftMonth } from '#calendar';
