/**
 * Asia/Shanghai as a fixed UTC+8: China has kept no daylight saving time since 1992. Instants are
 * milliseconds of the Unix epoch; a day is the count of local days since 1970-01-01. The time zone
 * of the process is never consulted.
 */
export const MINUTE_MS = 60_000;
export const HOUR_MS = 3_600_000;
export const DAY_MS = 86_400_000;
const OFFSET_MS = 8 * HOUR_MS;

const WITH_OFFSET = /T.*(?:Z|[+-]\d{2}:?\d{2})$/;
const DATE = /^\d{4}-\d{2}-\d{2}$/;

/**
 * Parses an instant of our own records; `readInstant` is stricter and for input by people.
 * @throws RangeError when the text is no ISO 8601 instant with `Z` or an offset
 */
export function parseInstant(text: string): number {
  const ms = WITH_OFFSET.test(text) ? Date.parse(text) : NaN;
  if (Number.isNaN(ms)) throw new RangeError(`not an ISO 8601 instant with an offset: ${text}`);
  return ms;
}

/** ISO 8601 UTC with milliseconds; a RangeError for NaN. */
export function formatInstant(ms: number): string {
  return new Date(ms).toISOString();
}

/** The day of a local date `YYYY-MM-DD` of the years 0001–9999; undefined if it does not exist. */
export function parseDay(date: string): number | undefined {
  const ms =
    DATE.test(date) && !date.startsWith('0000') ? Date.parse(`${date}T00:00:00.000Z`) : NaN;
  // Date.parse may roll an impossible date such as 02-30 over into the next month.
  return !Number.isNaN(ms) && formatDay(ms / DAY_MS) === date ? ms / DAY_MS : undefined;
}

export function formatDay(day: number): string {
  return new Date(day * DAY_MS).toISOString().slice(0, 10);
}

export function dayOf(instant: number): number {
  return Math.floor((instant + OFFSET_MS) / DAY_MS);
}

/** The instant of local 00:00 of a day. */
export function startOfDay(day: number): number {
  return day * DAY_MS - OFFSET_MS;
}

/** The local date and time at an instant: `2026-11-22T10:35:00.000`, without an offset. */
export function localClock(instant: number): string {
  return new Date(instant + OFFSET_MS).toISOString().slice(0, -1);
}

/** The day of the week, 0 for Sunday. */
export function weekdayOf(day: number): number {
  return (((day + 4) % 7) + 7) % 7; // 1970-01-01 was a Thursday
}

export function isWeekend(day: number): boolean {
  return [0, 6].includes(weekdayOf(day));
}
