import {
  DAY_MS,
  dayOf,
  formatDay,
  formatInstant,
  localClock,
  parseDay,
  parseInstant,
  startOfDay,
} from './local-time.js';

/*
 * Local dates `YYYY-MM-DD`, months `YYYY-MM` and times of Asia/Shanghai as text. Instants are ISO 8601
 * with an offset; those that come out are UTC with milliseconds.
 */
const MONTH = /^(?:19|2\d)\d{2}-(?:0[1-9]|1[0-2])$/;
const FOUR_DIGITS = /^\d{4}-/;
const UTC_BEFORE_16 = /^\d{4}-\d{2}-\d{2}T(?:0\d|1[0-5]):.*Z$/;

/**
 * The local date of an instant.
 * @throws RangeError where the text is no ISO 8601 instant with an offset
 */
export function localDate(instant: string): string {
  // Until 16:00 UTC the local date is the same: most instants need no arithmetic.
  if (UTC_BEFORE_16.test(instant)) return instant.slice(0, 10);
  return formatDay(dayOf(parseInstant(instant)));
}

/** The local month of an instant. */
export const localMonth = (instant: string): string => monthOf(localDate(instant));

/** The local date and minute of an instant: `2026-11-22 10:35`. */
export const localMinute = (instant: string): string =>
  localClock(parseInstant(instant)).slice(0, 16).replace('T', ' ');

/** The local hour of an instant, `00` to `23`. */
export function localHour(instant: string): string {
  // Of UTC the hour is read off: no date is needed.
  if (UTC_BEFORE_16.test(instant))
    return String(Number(instant.slice(11, 13)) + 8).padStart(2, '0');
  return localMinute(instant).slice(11, 13);
}

/**
 * Whether it is a date that exists, no 30 February, of the years 1900–2999: whoever counts on from it
 * does not come to years of five digits, which would sort before it.
 */
export const isLocalDate = (text: string): boolean =>
  isMonth(monthOf(text)) && parseDay(text) !== undefined;

/**
 * The instant of local 00:00 with which a date begins.
 * @throws RangeError where there is no such date
 */
export const startOfDate = (date: string): string => formatInstant(startOfDay(dayNumber(date)));

/** The instant of local 24:00 with which a date ends. */
export const endOfDate = (date: string): string =>
  formatInstant(startOfDay(dayNumber(date)) + DAY_MS);

/**
 * The date so many days later, earlier where negative.
 * @throws RangeError beyond the years of four digits
 */
export const daysLater = (date: string, days: number): string =>
  sortable(formatDay(dayNumber(date) + days));

/** The month of a local date. */
export const monthOf = (date: string): string => date.slice(0, 7);

/** Whether it is a month of the years of {@link isLocalDate}. */
export const isMonth = (text: string): boolean => MONTH.test(text);

/**
 * The month so many months later, earlier where negative.
 * @throws RangeError beyond the years of four digits
 */
export function monthsLater(month: string, months: number): string {
  const index = Number(month.slice(0, 4)) * 12 + Number(month.slice(5, 7)) - 1 + months;
  const year = String(Math.floor(index / 12)).padStart(4, '0');
  return sortable(`${year}-${String((index % 12) + 1).padStart(2, '0')}`);
}

/** A loop over days or months that compares them as text would never end otherwise. */
function sortable(text: string): string {
  if (FOUR_DIGITS.test(text)) return text;
  throw new RangeError(`no year of four digits: ${text}`);
}

export const firstDayOf = (month: string): string => `${month}-01`;

export const lastDayOf = (month: string): string =>
  ['31', '30', '29'].map((day) => `${month}-${day}`).find(isLocalDate) ?? `${month}-28`;

const dayNumber = (date: string): number => parseDay(date) ?? NaN;
