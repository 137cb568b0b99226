import {
  instantOf,
  isLocalDate,
  localMinute,
  MINUTE_MS,
  readInstant,
  startOfDate,
} from '#calendar';

const pad = (text: string): string => text.padStart(2, '0');

/** `2026-01-01` of `2026-1-1`, `2026/1/1` or `2026年1月1日`, as spreadsheets write it; undefined for others. */
export function readDate(text: string): string | undefined {
  const [, year, month, day] = /^(\d{4})[-/年](\d{1,2})[-/月](\d{1,2})日?$/.exec(text) ?? [];
  if (year === undefined || month === undefined || day === undefined) return undefined;
  const date = `${year}-${pad(month)}-${pad(day)}`;
  return isLocalDate(date) ? date : undefined;
}

const CLOCK = /^([01]?\d|2[0-4]):([0-5]\d)(?::([0-5]\d))?$/;
const WITH_OFFSET = /T.*(?:Z|[+-]\d{2}:\d{2})$/;

/** Seconds since local midnight; undefined for no time of day. */
function secondsOf(clock: string): number | undefined {
  const [, hour, minute, second = '0'] = CLOCK.exec(clock) ?? [];
  const seconds = Number(hour) * 3600 + Number(minute) * 60 + Number(second);
  return seconds <= 86_400 ? seconds : undefined;
}

/** ISO 8601 UTC of a local time `2026-11-23 08:00` (24:00 ends a day) or of one with an offset. */
export function readTime(text: string): string | undefined {
  if (WITH_OFFSET.test(text)) return readInstant(text);
  const [day = '', clock = ''] = text.split(/[ T]+/);
  const date = readDate(day);
  const seconds = secondsOf(clock);
  if (date === undefined || seconds === undefined) return undefined;
  return instantOf(Date.parse(startOfDate(date)) + seconds * 1000);
}

/** A time as {@link readTime} reads it back: local, to the minute where it has no seconds. */
export function writeTime(instant: string): string {
  return Date.parse(instant) % MINUTE_MS === 0 ? localMinute(instant) : instant;
}
