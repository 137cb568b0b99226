import { endOfDate, startOfDate } from '#calendar';
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

/**
 * Local days, both included, as a span of time.
 * @throws GraphQLError `DATE_INVALID`, `PERIOD_INVALID` naming the field
 */
export function timeSpanOf({ from, to }: { readonly from: string; readonly to: string }): TimeSpan {
  mustBePeriod(from, to);
  return { since: startOfDate(from), until: endOfDate(to) };
}
