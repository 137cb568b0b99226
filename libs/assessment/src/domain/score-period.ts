import {
  DAY_MS,
  daysLater,
  firstDayOf,
  isLocalDate,
  isMonth,
  lastDayOf,
  monthOf,
  monthsLater,
} from '#calendar';

/** What is scored at once: whole months, or days. */
export interface ScorePeriod {
  /**
   * `2026-11`, `2026-Q4`, `2026`, `2026-03..2026-08` or `2026-03-05..2026-04-04`. Equal periods have
   * equal ids, however they were asked for: `2026-10..2026-12` is `2026-Q4`.
   */
  readonly id: string;
  /** Asia/Shanghai dates of dispatch, both included. */
  readonly from: string;
  readonly to: string;
  /** The months `YYYY-MM` that it consists of, in order; none where it begins or ends within a month. */
  readonly months: readonly string[];
}

/** Stable: clients act on them. */
export type ScorePeriodFault =
  | 'SCORE_PERIOD_INVALID'
  | 'SCORE_PERIOD_DATE_INVALID'
  | 'SCORE_PERIOD_REVERSED'
  | 'SCORE_PERIOD_TOO_LONG';

/** Why a text names no period; `reason` is Chinese, for people. */
export interface RefusedPeriod {
  readonly fault: ScorePeriodFault;
  readonly reason: string;
}

/** A longer question would read more than an answer can show. */
const MOST_MONTHS = 60;

const YEAR = /^\d{4}$/;
const QUARTER = /^(\d{4})-Q([1-4])$/;
const DATE = /^\d{4}-\d{2}-\d{2}$/;

const refuse = (fault: ScorePeriodFault, reason: string): RefusedPeriod => ({ fault, reason });

const FORM = '须为 2026-11、2026-Q4、2026、2026-03..2026-08 或 2026-03-05..2026-04-04 这样的时段';

/** Whole months from one to another; undefined where the days are not. */
function monthsBetween(from: string, to: string): string[] {
  const months: string[] = [];
  if (from !== firstDayOf(monthOf(from)) || to !== lastDayOf(monthOf(to))) return months;
  for (let month = monthOf(from); month <= monthOf(to); month = monthsLater(month, 1))
    months.push(month);
  return months;
}

const isStartOf = (month: string, length: number): boolean =>
  (Number(month.slice(5)) - 1) % length === 0;

function idOf(from: string, to: string, months: readonly string[]): string {
  const [first, last] = [months[0], months.at(-1)];
  if (first === undefined || last === undefined) return `${from}..${to}`;
  if (months.length === 1) return first;
  const year = first.slice(0, 4);
  if (months.length === 3 && isStartOf(first, 3)) return `${year}-Q${Number(last.slice(5)) / 3}`;
  return months.length === 12 && isStartOf(first, 12) ? year : `${first}..${last}`;
}

/** The period between two dates that exist, both included, the first not after the second. */
export function periodBetween(from: string, to: string): ScorePeriod {
  const months = monthsBetween(from, to);
  return { id: idOf(from, to, months), from, to, months };
}

/** First and last day of what one end of a range, or a whole id, names. */
function daysNamed(text: string): readonly [from: string, to: string] | undefined {
  const quarter = QUARTER.exec(text);
  if (quarter) {
    const last = String(Number(quarter[2]) * 3).padStart(2, '0');
    const end = `${quarter[1]}-${last}`;
    return [firstDayOf(monthsLater(end, -2)), lastDayOf(end)];
  }
  if (YEAR.test(text)) return [`${text}-01-01`, `${text}-12-31`];
  if (isMonth(text)) return [firstDayOf(text), lastDayOf(text)];
  return DATE.test(text) ? [text, text] : undefined;
}

function refusedDays(from: string, to: string): RefusedPeriod | undefined {
  if (!isLocalDate(from) || !isLocalDate(to))
    return refuse('SCORE_PERIOD_DATE_INVALID', '没有这一天');
  if (from > to) return refuse('SCORE_PERIOD_REVERSED', '止不得早于起');
  if (monthsLater(monthOf(from), MOST_MONTHS) > monthOf(to)) return undefined;
  return refuse('SCORE_PERIOD_TOO_LONG', `最长 ${MOST_MONTHS} 个月`);
}

/** The period that a text names. */
export function scorePeriodOf(text: string): ScorePeriod | RefusedPeriod {
  const [start = '', end = start, ...more] = text.split('..');
  const [first, last] = [daysNamed(start), daysNamed(end)];
  const isAlike = start.length === end.length && more.length === 0;
  if (!first || !last || !isAlike) return refuse('SCORE_PERIOD_INVALID', FORM);
  return refusedDays(first[0], last[1]) ?? periodBetween(first[0], last[1]);
}

export const isRefusedPeriod = (one: ScorePeriod | RefusedPeriod): one is RefusedPeriod =>
  'fault' in one;

/** The period of a month `YYYY-MM`. */
export const monthPeriod = (month: string): ScorePeriod =>
  periodBetween(firstDayOf(month), lastDayOf(month));

/** As long, and right before it: the quarter before a quarter, the month before a month. */
export function previousPeriod({ from, to, months }: ScorePeriod): ScorePeriod {
  const before = daysLater(from, -1);
  if (months.length > 0)
    return periodBetween(firstDayOf(monthsLater(monthOf(from), -months.length)), before);
  const days = (Date.parse(to) - Date.parse(from)) / DAY_MS;
  return periodBetween(daysLater(before, -days), before);
}

/** The periods of so many months each that it consists of, in order; none where it does not. */
export function partsOf({ months }: ScorePeriod, length: number): ScorePeriod[] {
  const [first] = months;
  if (first === undefined || months.length % length !== 0 || !isStartOf(first, length)) return [];
  const starts = months.filter((_, index) => index % length === 0);
  return starts.map((start) =>
    periodBetween(firstDayOf(start), lastDayOf(monthsLater(start, length - 1))),
  );
}
