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
export type { PeriodCommand } from './periods/assessment-period.commands.js';
export {
  type AssessmentPeriod,
  currentEdition,
  type Edition,
  resultIn,
} from './periods/assessment-period.state.js';
export {
  canonicalResult,
  type PeriodResult,
  resultDigest,
  resultOf,
  scoresIn,
} from './periods/canonical-scores.js';
export { assessmentPeriods } from './periods/assessment-periods.projection.js';
export { periodWindows } from './periods/period-windows.js';
export { type SealCheck, sealedScores, verifyEdition } from './periods/editions.js';
export { KnownEvents } from './periods/known-events.js';
export { PeriodCommands } from './periods/period-commands.js';
export { periodMessage } from './periods/period-words.js';
export { scoresInLog } from './periods/scores-in-log.js';
export { logAsOf, scoringToldBy } from './periods/told-by.js';
export { PublishedScores } from './periods/published-scores.js';
export { summonsesInLog, type ToldSummons } from './periods/summonses-in-log.js';
export { latestScoredMonth, type WhatIf, whatIf } from './periods/what-if.js';
export type { WhatIfSummary } from './domain/what-if-summary.js';
export { type PayPool, sharesOfPool } from './read/scorecards/scorecards.query.js';
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
