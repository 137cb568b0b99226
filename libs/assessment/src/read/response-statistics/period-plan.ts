import { daysLater, firstDayOf, lastDayOf, monthOf, monthsLater, parseDay } from '#calendar';
import type { Span } from './response-statistics.tables.js';

/** Asia/Shanghai dates `YYYY-MM-DD`, both included; open-ended where one is absent. */
export interface Period {
  readonly from?: string | undefined;
  readonly to?: string | undefined;
}

const EARLIEST_DAY = '0000-01-01';
const LATEST_DAY = '9999-12-31';

export const daysOf = ({ from = EARLIEST_DAY, to = LATEST_DAY }: Period): Span => ({
  grain: 'day',
  from,
  to,
});

/** Spans that cover the period: whole months where possible, and single days at its edges. */
export function spansOf(period: Period): Span[] {
  const { from, to } = daysOf(period);
  const [startMonth, endMonth] = [monthOf(from), monthOf(to)];
  const first = from === firstDayOf(startMonth) ? startMonth : monthsLater(startMonth, 1);
  const last = to === lastDayOf(endMonth) ? endMonth : monthsLater(endMonth, -1);
  if (first > last) return from > to ? [] : [{ grain: 'day', from, to }];
  const spans: Span[] = [{ grain: 'month', from: first, to: last }];
  if (first !== startMonth) spans.push({ grain: 'day', from, to: lastDayOf(startMonth) });
  if (last !== endMonth) spans.push({ grain: 'day', from: firstDayOf(endMonth), to });
  return spans;
}

/**
 * The period before, as long as this one: as many whole months, or as many days. Undefined where it has no
 * beginning or no end.
 */
export function periodBefore({ from, to }: Period): Required<Period> | undefined {
  if (from === undefined || to === undefined) return undefined;
  const [first, last] = [monthOf(from), monthOf(to)];
  if (from === firstDayOf(first) && to === lastDayOf(last)) {
    const months = monthsBetween(first, last) + 1;
    const [start, end] = [monthsLater(first, -months), monthsLater(last, -months)];
    return { from: firstDayOf(start), to: lastDayOf(end) };
  }
  const days = (parseDay(to) ?? NaN) - (parseDay(from) ?? NaN) + 1;
  return { from: daysLater(from, -days), to: daysLater(to, -days) };
}

const monthsBetween = (from: string, to: string): number =>
  (Number(to.slice(0, 4)) - Number(from.slice(0, 4))) * 12 +
  (Number(to.slice(5)) - Number(from.slice(5)));
