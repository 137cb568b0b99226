import type {
  AppealOutcome,
  ClockName,
  StatisticsMeasure,
  StatisticsVerdict,
} from '../api/generated';
import { serverNow } from '../api/server-clock';
import { language, t } from '../app/text';
import { CLOCK } from '../words';
import { MEASURE_KEYS, VERDICT } from './words';

/** What the address says: a month, a period, a figure. Whatever is not understood is left out. */
type Raw = Record<string, unknown>;

const MONTH = /^\d{4}-(0[1-9]|1[0-2])$/;
const DAY = /^\d{4}-\d\d-\d\d$/;
const LONGEST_ID = 100;

const isText = (value: unknown): value is string =>
  typeof value === 'string' && value !== '' && value.length <= LONGEST_ID;
const textIn = <Key extends string>(raw: Raw, keys: readonly Key[]): Partial<Record<Key, string>> =>
  Object.fromEntries(keys.flatMap((key) => (isText(raw[key]) ? [[key, raw[key]]] : []))) as Partial<
    Record<Key, string>
  >;
const oneOf = <Choice extends string>(choices: readonly Choice[], value: unknown) =>
  choices.find((choice) => choice === value);

export interface MonthSearch {
  readonly month?: string;
  readonly clock?: ClockName;
  readonly department?: string;
}

const CLOCKS = Object.keys(CLOCK) as readonly ClockName[];

export function monthSearch(raw: Raw): MonthSearch {
  const { month, clock } = raw;
  const clockAsked = oneOf(CLOCKS, clock);
  return Object.assign(
    {},
    isText(month) && MONTH.test(month) && { month },
    clockAsked && { clock: clockAsked },
    textIn(raw, ['department']),
  );
}

export interface PeriodSearch {
  /** 2026-10, 2026-Q4, 2026, 2026-03..2026-08. */
  readonly period?: string;
}

/** A year in an address is read as a number. */
export function periodSearch({ period }: Raw): PeriodSearch {
  const asked = typeof period === 'number' ? String(period) : period;
  return isText(asked) ? { period: asked } : {};
}

/** What a rule counts of a measure. */
export interface Scope {
  readonly categories: readonly string[] | null;
  readonly channels: readonly string[] | null;
  readonly kinds: readonly string[] | null;
  readonly roles: readonly string[] | null;
}

const FILTERS = ['department', 'street', 'category', 'kind', 'channel'] as const;

/** A figure: what the list of its whistles is asked by. */
export interface FigureSearch extends Partial<Record<(typeof FILTERS)[number], string>> {
  readonly from?: string;
  readonly to?: string;
  readonly measure?: StatisticsMeasure;
  readonly clock?: ClockName;
  readonly verdict?: StatisticsVerdict;
  readonly cutOff?: string;
  readonly scope?: Scope;
}

const VERDICTS = Object.keys(VERDICT) as readonly StatisticsVerdict[];

const listIn = (value: unknown): readonly string[] | null =>
  Array.isArray(value) ? value.filter(isText) : null;

function scopeIn(value: unknown): Scope | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  const { categories, channels, kinds, roles } = value as Raw;
  return {
    categories: listIn(categories),
    channels: listIn(channels),
    kinds: listIn(kinds),
    roles: listIn(roles),
  };
}

const dayIn = <Key extends string>(raw: Raw, key: Key): Partial<Record<Key, string>> => {
  const day = raw[key];
  return isText(day) && DAY.test(day) ? textIn(raw, [key]) : {};
};

export function figureSearch(raw: Raw): FigureSearch {
  const measure = oneOf(MEASURE_KEYS, raw['measure']);
  const clock = oneOf(CLOCKS, raw['clock']);
  const verdict = oneOf(VERDICTS, raw['verdict']);
  const scope = scopeIn(raw['scope']);
  return Object.assign(
    {},
    dayIn(raw, 'from'),
    dayIn(raw, 'to'),
    textIn(raw, [...FILTERS, 'cutOff']),
    measure && { measure },
    clock && { clock },
    verdict && { verdict },
    scope && { scope },
  );
}

export interface AppealSearch {
  readonly outcome?: AppealOutcome;
}
const OUTCOMES: readonly AppealOutcome[] = ['PENDING', 'UPHELD', 'REJECTED', 'WITHDRAWN'];

export function appealSearch({ outcome }: Raw): AppealSearch {
  const found = oneOf(OUTCOMES, outcome);
  return found ? { outcome: found } : {};
}

/** Shanghai is eight hours ahead, all the year. */
const SHANGHAI_MS = 8 * 3_600_000;
const MONTH_LENGTH = 'YYYY-MM'.length;

export const thisMonth = (): string =>
  new Date(serverNow() + SHANGHAI_MS).toISOString().slice(0, MONTH_LENGTH);

export function monthAfter(month: string, by: number): string {
  const date = new Date(`${month}-01T00:00:00Z`);
  date.setUTCMonth(date.getUTCMonth() + by);
  return date.toISOString().slice(0, MONTH_LENGTH);
}

/** First and last day. */
export function daysOf(month: string): { readonly from: string; readonly to: string } {
  const next = new Date(`${monthAfter(month, 1)}-01T00:00:00Z`);
  const last = new Date(next.getTime() - 24 * 3_600_000).toISOString();
  return { from: `${month}-01`, to: last.slice(0, 'YYYY-MM-DD'.length) };
}

const inWords = new Intl.DateTimeFormat(language, {
  year: 'numeric',
  month: 'long',
  timeZone: 'UTC',
});

/** 2026年10月 of `2026-10`; 2026年第4季度; whatever else as it is. */
export function periodWords(period: string): string {
  if (MONTH.test(period)) return inWords.format(new Date(`${period}-01T00:00:00Z`));
  const [, year, quarter] = /^(\d{4})-Q([1-4])$/.exec(period) ?? [];
  if (year !== undefined) return t('{{year}}年第{{quarter}}季度', { year, quarter });
  return /^\d{4}$/.test(period) ? t('{{year}}年', { year: period }) : period;
}
