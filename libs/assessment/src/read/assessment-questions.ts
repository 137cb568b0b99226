import type { HeavyQuestion } from '#read-store';
import {
  type AssessmentDashboard,
  assessmentDashboard,
  type DashboardQuestion,
} from './assessment-dashboard/assessment-dashboard.js';
import { responseStatistics } from './response-statistics/response-statistics.projection.js';
import {
  responseTimeStatistics,
  type StatisticsQuestion,
  type StatisticsRow,
} from './response-statistics/response-time-statistics.js';
import type { StatisticsTables } from './response-statistics/response-statistics.tables.js';

const { name: projection } = responseStatistics;

/**
 * More would be read by nobody, and writing them out would hold up everybody else: a year of days for
 * five departments, or a month of days for sixty.
 */
export const MOST_ROWS = 2_000;

/** Null where there are more rows than {@link MOST_ROWS}. */
export const responseTimes: HeavyQuestion<
  StatisticsQuestion,
  readonly StatisticsRow[] | null,
  StatisticsTables
> = {
  name: 'response-times',
  projection,
  async answer({ db }, asked) {
    const rows = await responseTimeStatistics(db, asked);
    return rows.length > MOST_ROWS ? null : rows;
  },
};

export const dashboard: HeavyQuestion<DashboardQuestion, AssessmentDashboard, StatisticsTables> = {
  name: 'assessment-dashboard',
  projection,
  answer: ({ db }, asked) => assessmentDashboard(db, asked),
};

/** The questions of assessment that are answered off the thread of requests. */
export const ASSESSMENT_QUESTIONS = [responseTimes, dashboard] as const;
