import { DAY_MS } from '#calendar';
import type { Group } from './response-time-statistics.js';

/**
 * Most rows of an answer, because writing out more would delay other requests: a year of days for five
 * departments, or a month of days for sixty.
 */
export const MOST_ROWS = 2_000;

/** Values of a group that a district usually has. */
const USUAL: Readonly<Record<Exclude<Group, 'day'>, number>> = {
  department: 30,
  street: 10,
  category: 12,
  kind: 8,
  channel: 6,
  hour: 24,
  month: 12,
};
const USUAL_DAYS = 366;

function daysBetween(from: unknown, to: unknown): number {
  const days = (Date.parse(String(to)) - Date.parse(String(from))) / DAY_MS + 1;
  return days >= 1 ? days : USUAL_DAYS;
}

/** Rows to be expected of statistics with these arguments: each group multiplies them. */
export function rowsAsked(args: Readonly<Record<string, unknown>>): number {
  const { groupBy, from, to } = args;
  const groups: readonly unknown[] = Array.isArray(groupBy) ? groupBy : [];
  const rows = groups.reduce<number>((product, group) => {
    if (group === 'day') return product * daysBetween(from, to);
    return product * (USUAL[group as keyof typeof USUAL] ?? 1);
  }, 1);
  return Math.min(MOST_ROWS, Math.ceil(rows));
}
