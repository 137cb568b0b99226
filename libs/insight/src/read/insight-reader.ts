import { parseDay, startOfDay } from '#calendar';
import type { Kysely } from 'kysely';
import { mustBePeriod } from '#graphql';
import type { ReadStore } from '#read-store';
import { INSIGHT } from './insight.projection.js';
import type { InsightTables } from './insight.tables.js';

/** The tables, once they have been built. */
export const insightTables = (store: ReadStore): Promise<Kysely<InsightTables>> =>
  store.live<InsightTables>(INSIGHT);

/** A span of time as the tables have it: ISO 8601 UTC, the end excluded. */
export interface TimeSpan {
  readonly since: string;
  readonly until: string;
}

const midnight = (day: number): string => new Date(startOfDay(day)).toISOString();

/**
 * Local days, both included, as a span of time.
 * @throws GraphQLError `DATE_INVALID`, `PERIOD_INVALID` naming the field
 */
export function timeSpanOf({ from, to }: { readonly from: string; readonly to: string }): TimeSpan {
  mustBePeriod(from, to);
  const [first, last] = [parseDay(from) ?? NaN, parseDay(to) ?? NaN];
  return { since: midnight(first), until: midnight(last + 1) };
}

/** Local midnight at the beginning of an existing month, ISO 8601 UTC. */
export const startOfMonth = (month: string): string => midnight(parseDay(`${month}-01`) ?? NaN);

/** A month so many months later, or earlier where negative. */
export function monthsLater(month: string, months: number): string {
  const index = Math.max(0, Number(month.slice(0, 4)) * 12 + Number(month.slice(5)) - 1 + months);
  const year = String(Math.floor(index / 12)).padStart(4, '0');
  return `${year}-${String((index % 12) + 1).padStart(2, '0')}`;
}
