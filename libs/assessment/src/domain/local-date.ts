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

export const firstDayOf = (month: string): string => `${month}-01`;

export function lastDayOf(month: string): string {
  const year = Number(month.slice(0, 4));
  const next = Number(month.slice(5, 7));
  return new Date(Date.UTC(year, next, 0)).toISOString().slice(0, 10);
}

/** The month `by` months later; negative for earlier. */
export function shiftMonth(month: string, by: number): string {
  const shifted = Date.UTC(Number(month.slice(0, 4)), Number(month.slice(5, 7)) - 1 + by, 1);
  return new Date(shifted).toISOString().slice(0, 7);
}
