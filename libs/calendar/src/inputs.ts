import { formatInstant, localClock, parseDay } from './local-time.js';

const INSTANT =
  /^(\d{4}-\d{2}-\d{2})T(?:[01]\d|2[0-3]):[0-5]\d(?::[0-5]\d(?:\.\d{1,9})?)?(?:Z|[+-](?:[01]\d|2[0-3]):[0-5]\d)$/;

/** The first and last instant whose year has four digits both in UTC and in Asia/Shanghai. */
const FIRST_MS = Date.parse('0001-01-01T00:00:00.000Z');
const LAST_MS = Date.parse('9999-12-31T23:59:59.999+08:00');

/**
 * Milliseconds since the epoch as ISO 8601 UTC; undefined unless its year is 0001–9999 both in UTC
 * and in Asia/Shanghai: RFC 3339 has no other years, and as text they would sort wrongly.
 */
export const instantOf = (ms: number): string | undefined =>
  ms >= FIRST_MS && ms <= LAST_MS ? formatInstant(ms) : undefined;

/**
 * Parses an instant given by a person into ISO 8601 UTC with milliseconds; undefined unless it has
 * `Z` or an offset (RFC 3339), exists (no 30 February, no hour 24) and has a year as for {@link
 * instantOf}.
 */
export function readInstant(text: string): string | undefined {
  const [, date] = INSTANT.exec(text) ?? [];
  const exists = date !== undefined && parseDay(date) !== undefined;
  return exists ? instantOf(Date.parse(text)) : undefined;
}

/**
 * Shows an instant in Asia/Shanghai; an older record beyond the last year is shown as the end of
 * that year.
 */
export function localIsoOf(instant: string): string {
  const ms = Math.min(Math.max(Date.parse(instant), FIRST_MS), LAST_MS);
  return `${localClock(ms)}+08:00`;
}
