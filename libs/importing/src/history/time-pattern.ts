import { OperatorError } from '#event-sourcing';

/** Parts of a local time as written; all but the date may be missing. */
export type TimeParts = Readonly<Partial<Record<TimePart, string>>>;
type TimePart =
  | 'year'
  | 'shortYear'
  | 'month'
  | 'monthName'
  | 'day'
  | 'hour'
  | 'hour12'
  | 'minute'
  | 'second'
  | 'fraction'
  | 'half'
  | 'offset';

export const OFFSET = 'Z|UTC|GMT|[+-]\\d{2}(?::?\\d{2})?';

const tokens: Readonly<Record<string, readonly [TimePart | undefined, string]>> = {
  yyyy: ['year', '\\d{4}'],
  yy: ['shortYear', '\\d{2}'],
  MMMM: ['monthName', '[A-Za-z]+'],
  MMM: ['monthName', '[A-Za-z]{3,4}\\.?'],
  MM: ['month', '\\d{2}'],
  M: ['month', '\\d{1,2}'],
  dd: ['day', '\\d{2}'],
  d: ['day', '\\d{1,2}'],
  HH: ['hour', '\\d{2}'],
  H: ['hour', '\\d{1,2}'],
  hh: ['hour12', '\\d{2}'],
  h: ['hour12', '\\d{1,2}'],
  mm: ['minute', '\\d{2}'],
  m: ['minute', '\\d{1,2}'],
  ss: ['second', '\\d{2}'],
  s: ['second', '\\d{1,2}'],
  a: ['half', '[AaPp]\\.?[Mm]\\.?|上午|下午'],
  Z: ['offset', OFFSET],
  EEEE: [undefined, '[A-Za-z]+'],
  EEE: [undefined, '[A-Za-z]{3}'],
};

const TOKEN =
  /'([^']*)'|yyyy|yy|MMMM|MMM|MM|M|dd|d|HH|H|hh|h|mm|m|ss|s|S+|a|Z|EEEE|EEE|[A-Za-z]|[^A-Za-z']+/g;

const literal = (text: string): string =>
  text.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&').replace(/\s+/g, '\\s+');

function partOf(token: string, quoted: string | undefined, pattern: string): string {
  if (quoted !== undefined) return literal(quoted === '' ? "'" : quoted);
  if (/^S+$/.test(token)) return '(?<fraction>\\d+)';
  const known = tokens[token];
  if (known) return known[0] ? `(?<${known[0]}>${known[1]})` : `(?:${known[1]})`;
  // T is what ISO dates are written with; every other letter must be quoted.
  if (/^[A-Za-z]$/.test(token) && token !== 'T')
    throw new OperatorError('TIME_FORMAT_INVALID', `时间格式“${pattern}”中的 ${token} 无法识别`);
  return literal(token);
}

/**
 * A pattern such as `dd.MM.yyyy HH:mm:ss` as a regular expression with named parts.
 * @throws OperatorError TIME_FORMAT_INVALID
 */
export function compilePattern(pattern: string): RegExp {
  const body = [...pattern.matchAll(TOKEN)].map(([token, quoted]) =>
    partOf(token, quoted, pattern),
  );
  try {
    return new RegExp(`^${body.join('')}$`, 'i');
  } catch (cause) {
    throw new OperatorError('TIME_FORMAT_INVALID', `时间格式“${pattern}”有误`, { cause });
  }
}
