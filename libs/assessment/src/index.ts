export { ASSESSMENT_QUESTIONS, AssessmentModule } from './assessment.module.js';
export { percentOf } from './domain/exact.js';
export { cutOffAt } from './domain/judged-counts.js';
export type { Measure, Measures } from './domain/measures.js';
export type { Indicator, ScoreRules } from './domain/score-rules.js';
export type { IndicatorScore, Scorecard } from './domain/scorecard.js';
export type { ClockStatistics, Statistics } from './domain/tally.js';
export {
  type AssessmentDashboard,
  assessmentDashboard,
} from './read/assessment-dashboard/assessment-dashboard.query.js';
export type { CalendarOf } from './domain/working-ms.js';
export {
  responseStatistics,
  responseStatisticsBy,
} from './read/response-statistics/response-statistics.projection.js';
export type {
  Dimension,
  StatisticsTables,
} from './read/response-statistics/response-statistics.tables.js';
export {
  type Group,
  responseTimeStatistics,
  type StatisticsQuestion,
  type StatisticsRow,
} from './read/response-statistics/response-time-statistics.js';
export {
  recomputeScorecards,
  type ScorecardQuestion,
  scorecards,
} from './read/scorecards/scorecards.js';
export { openScoreRules, SCORE_RULE_SELECTION } from './score-rule-files.js';
