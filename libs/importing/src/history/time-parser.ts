import { DAY_MS, MINUTE_MS } from '#calendar';
import { OperatorError } from '#event-sourcing';
import { listOf, type TimeColumn } from './mapping.js';
import { compilePattern, OFFSET, type TimeParts } from './time-pattern.js';

const QUARTER_MS = 15 * MINUTE_MS;
const MOST_CACHED = 20_000;
const GMT = /GMT(?:([+-])(\d{2}):?(\d{2})(?::?(\d{2}))?)?/;

function offsetReader(zone: string): (utcMs: number) => number {
  const format = new Intl.DateTimeFormat('en-US', { timeZone: zone, timeZoneName: 'longOffset' });
  return (utcMs) => {
    const [, sign, hours, minutes, seconds] = GMT.exec(format.format(utcMs)) ?? [];
    const ms =
      (Number(hours ?? 0) * 60 + Number(minutes ?? 0)) * MINUTE_MS + Number(seconds ?? 0) * 1000;
    return sign === '-' ? -ms : ms;
  };
}

/** Zones change at full quarters of an hour only, and times of a log lie close together. */
function cached(read: (utcMs: number) => number): (utcMs: number) => number {
  const known = new Map<number, number>();
  return (utcMs) => {
    const quarter = Math.floor(utcMs / QUARTER_MS);
    const found = known.get(quarter);
    if (found !== undefined) return found;
    if (known.size >= MOST_CACHED) known.clear();
    const offset = read(utcMs);
    known.set(quarter, offset);
    return offset;
  };
}

/**
 * Local times of an IANA zone as instants, both in milliseconds. Of an hour that occurs twice in autumn
 * the first is taken; one that is left out in spring is read as if the clock had not changed yet.
 * @throws OperatorError ZONE_UNKNOWN
 */
function zoneReader(zone: string, pointer: string): (localMs: number) => number {
  let offsetAt: (utcMs: number) => number;
  try {
    offsetAt = cached(offsetReader(zone));
  } catch (cause) {
    throw new OperatorError('ZONE_UNKNOWN', `不认识的时区“${zone}”（映射 ${pointer}/zone）`, {
      cause,
    });
  }
  return (localMs) => {
    const before = offsetAt(localMs - DAY_MS);
    const after = offsetAt(localMs + DAY_MS);
    const fits = [before, after].filter((offset) => offsetAt(localMs - offset) === offset);
    return localMs - (fits.length > 0 ? Math.max(...fits) : before);
  };
}

/** Milliseconds since 1970-01-01T00:00Z; undefined for a text that is no time. */
type ParseTime = (text: string) => number | undefined;

const DEFAULT_ZONE = 'Asia/Shanghai';
const ISO = new RegExp(
  '^(?<year>\\d{4})[-/.](?<month>\\d{1,2})[-/.](?<day>\\d{1,2})' +
    '(?:[T\\s]+(?<hour>\\d{1,2}):(?<minute>\\d{2})(?::(?<second>\\d{2})(?:[.,](?<fraction>\\d+))?)?' +
    `\\s*(?<offset>${OFFSET})?)?$`,
  'i',
);

const epochMs: Readonly<Record<string, number>> = {
  'epoch-seconds': 1000,
  'epoch-milliseconds': 1,
  'epoch-microseconds': 0.001,
};

/** Times outside these years mean a wrong column or a wrong unit. */
const EARLIEST = Date.UTC(1900, 0, 1);
const LATEST = Date.UTC(2200, 0, 1);

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

const monthOf = ({ month, monthName }: TimeParts): number =>
  monthName ? MONTHS.indexOf(monthName.slice(0, 3).toLowerCase()) : Number(month ?? 1) - 1;

/** Two digits mean 1970 to 2069. */
function yearOf({ year, shortYear }: TimeParts): number {
  if (year !== undefined) return Number(year);
  const short = Number(shortYear ?? 70);
  return short >= 70 ? 1900 + short : 2000 + short;
}

/** 1 to 12 before and after noon; NaN for an hour that such a clock does not show. */
function hourOf({ hour, hour12, half }: TimeParts): number {
  if (hour12 === undefined) return Number(hour ?? 0);
  if (Number(hour12) < 1 || Number(hour12) > 12) return NaN;
  const afternoon = /^(p|下午)/i.test(half ?? '');
  return (Number(hour12) % 12) + (afternoon ? 12 : 0);
}

/** Milliseconds since midnight; undefined for a time of day that does not exist. */
function timeOfDay(parts: TimeParts): number | undefined {
  const [hour, minute] = [hourOf(parts), Number(parts.minute ?? 0)];
  const second = Number(parts.second ?? 0);
  if (!(hour <= 23) || minute > 59 || second > (minute === 59 ? 60 : 59)) return undefined;
  const ms = Number((parts.fraction ?? '0').slice(0, 3).padEnd(3, '0'));
  // A leap second is counted as the last second of its minute.
  return ((hour * 60 + minute) * 60 + Math.min(second, 59)) * 1000 + ms;
}

/** As if it were UTC; undefined for a date or time of day that does not exist. */
function localMs(parts: TimeParts): number | undefined {
  const [year, month, day] = [yearOf(parts), monthOf(parts), Number(parts.day ?? 1)];
  // Date.UTC takes the years 0 to 99 for those of the last century.
  const date = new Date(0);
  date.setUTCFullYear(year, month, day);
  const exists = date.getUTCMonth() === month && date.getUTCDate() === day;
  const time = timeOfDay(parts);
  return exists && time !== undefined ? date.getTime() + time : undefined;
}

/** Furthest from Greenwich, in hours: Kiritimati. */
const FURTHEST_OFFSET = 14;

/** `+0800`, `+08:00` or `+08` in milliseconds, 0 for `Z`; NaN for an offset that no place has. */
function offsetMs(offset: string): number {
  const [, sign, hours = '0', minutes = '0'] = /^([+-])(\d{2}):?(\d{2})?$/.exec(offset) ?? [];
  const [hour, minute] = [Number(hours), Number(minutes)];
  if (hour > FURTHEST_OFFSET || minute > 59) return NaN;
  return (sign === '-' ? -1 : 1) * (hour * 60 + minute) * MINUTE_MS;
}

function byPattern(pattern: RegExp, toInstant: (localMs: number) => number): ParseTime {
  return (text) => {
    const parts: TimeParts | undefined = pattern.exec(text)?.groups;
    const local = parts && localMs(parts);
    if (!parts || local === undefined) return undefined;
    return parts.offset ? local - offsetMs(parts.offset) : toInstant(local);
  };
}

function byEpoch(factor: number): ParseTime {
  return (text) => (/^-?\d+(\.\d+)?$/.test(text) ? Math.round(Number(text) * factor) : undefined);
}

function byFormat(format: string, toInstant: (localMs: number) => number): ParseTime {
  const factor = epochMs[format];
  if (factor !== undefined) return byEpoch(factor);
  if (format.startsWith('epoch'))
    throw new OperatorError('TIME_FORMAT_INVALID', `不认识的时间格式 ${format}`);
  return byPattern(format === 'iso' ? ISO : compilePattern(format), toInstant);
}

/**
 * Reads times as the mapping describes them.
 * @throws OperatorError TIME_FORMAT_INVALID or ZONE_UNKNOWN
 */
export function timeParser(
  { format = 'iso', zone }: Omit<TimeColumn, 'column'>,
  pointer = '/columns/time',
): ParseTime {
  const toInstant = zoneReader(zone ?? DEFAULT_ZONE, pointer);
  const parsers = listOf(format).map((one) => byFormat(one, toInstant));
  return (text) => {
    for (const parse of parsers) {
      const at = parse(text);
      if (at !== undefined && at >= EARLIEST && at < LATEST) return at;
    }
    return undefined;
  };
}
