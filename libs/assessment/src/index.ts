export { ASSESSMENT_QUESTIONS, AssessmentModule } from './assessment.module.js';
export { percentOf } from './domain/exact.js';
export { cutOffAt } from './domain/judged-counts.js';
export type { Measure, Measures } from './domain/measures.js';
export { scoreActivation } from './domain/score-activation.js';
export { type Proportion, proportionOf } from './domain/proportion.js';
export type { Indicator } from './domain/score-indicators.js';
export {
  isRefusedPeriod,
  monthPeriod,
  periodBetween,
  previousPeriod,
  type ScorePeriod,
  scorePeriodOf,
} from './domain/score-period.js';
export { changedBoards, respondersOf, type ScoreRules } from './domain/score-rules.js';
export type { IndicatorScore, Scorecard, Scores, Scoring, Unscored } from './domain/scorecard.js';
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
export { assessmentPeriod } from './periods/assessment-period.js';
export { scoresInLog, sealedScoresInLog } from './periods/scores-in-log.js';
export {
  recomputeScorecards,
  type ScorecardQuestion,
  scorecards,
  scoringOf,
} from './read/scorecards/scorecards.js';
export {
  listScoreRules,
  type LiveScoreRules,
  openLiveScoreRules,
  scoreRuleCommands,
  scoreRulesMessage,
} from './live-score-rules.js';
export {
  filedScoreRules,
  loadScoreRules,
  SCORE_RULE_SELECTION,
  ScoreRuleError,
  type ScoreRuleSelection,
} from './score-rule-files.js';
export {
  SCORE_COMPARISON,
  scoreDifferenceLines,
  scoreRuleLines,
  scoreWordOf,
} from './score-rule-words.js';
