import type { Kysely } from 'kysely';
import { firstDayOf, lastDayOf } from '#calendar';
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

/** What a dashboard shows. */
export interface DashboardQuestion {
  /** Asia/Shanghai `YYYY-MM`. */
  readonly month: string;
  /** Of one department alone. */
  readonly department?: string | undefined;
  /** Which street `byStreet` shows, where it may not show them all; the other parts are as before. */
  readonly onlyStreet?: string | undefined;
}

/** The dashboard of a month. */
export async function assessmentDashboard(
  db: Kysely<StatisticsTables>,
  { month, department, onlyStreet }: DashboardQuestion,
): Promise<AssessmentDashboard> {
  const period = { from: firstDayOf(month), to: lastDayOf(month) };
  const by = (groupBy: Group[], street?: string) =>
    responseTimeStatistics(db, { ...period, groupBy, filter: { department, street } });
  const [totals] = await by([]);
  if (!totals) throw new Error('totals always have one row');
  return {
    month,
    totals,
    byDepartment: await by(['department']),
    byStreet: await by(['street'], onlyStreet),
    daily: await by(['day']),
  };
}
