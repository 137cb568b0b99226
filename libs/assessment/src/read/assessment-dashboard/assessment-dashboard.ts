import type { Kysely } from 'kysely';
import { firstDayOf, lastDayOf } from '../../domain/local-date.js';
import {
  type Group,
  responseTimeStatistics,
  type StatisticsRow,
} from '../response-statistics/response-time-statistics.js';
import type { StatisticsTables } from '../response-statistics/response-statistics.tables.js';

/** A month at a glance. Every part is read from kept sums: it costs the same at any volume. */
export interface AssessmentDashboard {
  readonly month: string;
  readonly totals: StatisticsRow;
  readonly byDepartment: readonly StatisticsRow[];
  readonly byStreet: readonly StatisticsRow[];
  /** Days on which something was dispatched, in order. */
  readonly daily: readonly StatisticsRow[];
}

/** The dashboard of an Asia/Shanghai month `YYYY-MM`; of one department where it is named. */
export async function assessmentDashboard(
  db: Kysely<StatisticsTables>,
  month: string,
  department?: string,
): Promise<AssessmentDashboard> {
  const period = { from: firstDayOf(month), to: lastDayOf(month) };
  const by = (...groupBy: Group[]) =>
    responseTimeStatistics(db, { ...period, groupBy, filter: { department } });
  const [totals] = await by();
  if (!totals) throw new Error('totals always have one row');
  return {
    month,
    totals,
    byDepartment: await by('department'),
    byStreet: await by('street'),
    daily: await by('day'),
  };
}
