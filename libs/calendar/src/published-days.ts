import { createRequire } from 'node:module';
import { formatDay, isWeekend, parseDay } from './local-time.js';

/** Dates `YYYY-MM-DD`, local, each with its holiday: `National Day,国庆节,3`. */
interface PublishedDays {
  readonly holidays: Readonly<Record<string, string>>;
  /** Make-up working days (调休). */
  readonly workdays: Readonly<Record<string, string>>;
}

// Uses the package's table rather than its functions: these parse dates as UTC and format them in
// the time zone of the process, so that west of Greenwich every holiday is a day early.
const require = createRequire(import.meta.url);
const published: PublishedDays = require('chinese-days/dist/chinese-days.json');
const { version }: { readonly version: string } = require('chinese-days/package.json');

/** Where the published days come from: the package, and its version. */
export const PUBLISHED_BY = `chinese-days ${version}`;

/** Make-up days that the package's table lacks, each with the notice that orders it. */
const MISSING_WORKDAYS: Readonly<Record<string, string>> = {
  // 国办发明电〔2005〕35号: 12月31日(星期六)上班.
  '2005-12-31': "New Year's Day,元旦,1",
};

const WORKDAYS = new Map(Object.entries({ ...published.workdays, ...MISSING_WORKDAYS }));
const HOLIDAYS = new Map(Object.entries(published.holidays));

/**
 * Whether a day is a workday by the State Council's yearly notice, with make-up days (调休). In a
 * year without a published notice only weekends are days off.
 */
export function isPublishedWorkday(day: number): boolean {
  const date = formatDay(day);
  return WORKDAYS.has(date) || (!isWeekend(day) && !HOLIDAYS.has(date));
}

/** The notice's Chinese name of a day off, or of the holiday for which a make-up day is worked. */
export function publishedName(day: number): string | undefined {
  const date = formatDay(day);
  const entry = HOLIDAYS.get(date) ?? WORKDAYS.get(date);
  return entry?.split(',')[1];
}

/**
 * The last day of the last year whose notice the package holds, recognised by its National Day:
 * later dates alone prove nothing, because a notice may reach a few days into the next year.
 */
export function publishedHorizon(): number {
  const years = [...HOLIDAYS.keys()]
    .filter((date) => date.endsWith('-10-01'))
    .map((date) => date.slice(0, 4));
  const horizon = parseDay(`${years.sort().at(-1)}-12-31`);
  if (horizon === undefined) throw new Error('chinese-days holds no National Day');
  return horizon;
}
