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

export const responseTimes: HeavyQuestion<
  StatisticsQuestion,
  readonly StatisticsRow[],
  StatisticsTables
> = {
  name: 'response-times',
  projection,
  answer: ({ db }, asked) => responseTimeStatistics(db, asked),
};

export const dashboard: HeavyQuestion<DashboardQuestion, AssessmentDashboard, StatisticsTables> = {
  name: 'assessment-dashboard',
  projection,
  answer: ({ db }, asked) => assessmentDashboard(db, asked),
};

/** The questions of assessment that are answered off the thread of requests. */
export const ASSESSMENT_QUESTIONS = [responseTimes, dashboard] as const;
