export { ASSESSMENT_QUESTIONS, AssessmentModule } from './assessment.module.js';
export { consultation } from './consultations/domain/consultation.js';
export { consultationLines } from './consultations/read/consultation-text.js';
export { consultationRegister } from './consultations/read/consultations.register.js';
export { percentOf } from './domain/exact.js';
export { cutOffAt } from './domain/judged-counts.js';
export type { Measure, Measures } from './domain/measures.js';
export { scoreActivation } from './domain/score-activation.js';
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
export type { ClockStatistics, OnTimeCounts, Statistics } from './domain/tally.js';
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
export { kindNamesIn } from './read/response-statistics/statistics-names.js';
export { openPeriodScores, type PeriodScores } from './read/scorecards/period-scores.js';
export { type PayPool, sharesOfPool } from './read/scorecards/scorecards.query.js';
export {
  recomputeScorecards,
  type ScorecardQuestion,
  scorecards,
  scoringOf,
} from './read/scorecards/scorecards.js';
export { demandStatistics } from './reports/demand-statistics/demand-statistics.projection.js';
export { REPORT_PROJECTIONS, type ReportParts } from './reports/month/monthly-reports.js';
export { ReportFiles, type ReportFormat } from './reports/report-files.js';
export type { Registered } from './register/register.js';
export { talk } from './talks/domain/talk.js';
export type { TalkEvent } from './talks/domain/talk.events.js';
export {
  creditFileIn,
  redBlackListsIn,
  type StandingSources,
  talksDueIn,
} from './standings/read/standings.js';
export { signals } from './signals/read/signals.projection.js';
export { signalsOf } from './signals/read/signals.question.js';
export type { SignalTables } from './signals/read/signals.tables.js';
export { signalText } from './signals/signal-words.js';
export { nextDueOf, type Talk } from './talks/domain/talk.state.js';
export { talkRegister } from './talks/read/talks.register.js';
export { TalkCommands } from './talks/write/talk-commands.js';
export { talkMessage } from './talks/write/talk-result.js';
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
export { explainedScore, type ScoreQuestion } from './explanation/explained-score.js';
export { explanationLines } from './explanation/explanation-text.js';
export { countedSummonses, type FigureQuestion } from './explanation/counted-summonses.js';
export {
  CLOCK_VERDICTS,
  type ClockVerdict,
  type Figure,
  FIGURE_MEASURES,
  type FigureMeasure,
} from './explanation/figure.js';
export { figureWordOf } from './explanation/figure-words.js';
export { type ListedSummons, listedSummonses } from './explanation/listed-summonses.js';
export { summonsText } from './explanation/summons-text.js';
export { caseMixes } from './read/scorecards/case-mix.query.js';
