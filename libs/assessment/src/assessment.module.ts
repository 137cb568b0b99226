import { Module } from '@nestjs/common';
import { CqrsModule } from '@nestjs/cqrs';
import { DirectoryModule } from '#directory';
import { CLOCK, type Clock } from '#event-sourcing';
import { EVENT_STORE, type EventStore } from '#event-store';
import { QUESTIONS, type Questions, READ_STORE, type ReadStore } from '#read-store';
import { CONSULTATION_PROVIDERS } from './consultations/consultations.providers.js';
import { PeriodCommands } from './periods/period-commands.js';
import { PeriodRequestHandler } from './periods/periods.command.js';
import {
  AskWhatIfHandler,
  FindAssessmentPeriodHandler,
  ListAssessmentPeriodsHandler,
} from './periods/periods.query.js';
import { PublishedScores } from './periods/published-scores.js';
import { PeriodsResolver } from './periods/periods.resolver.js';
import { WhatIfResolver } from './periods/what-if.resolver.js';
import {
  dashboard,
  ShowDashboardHandler,
} from './read/assessment-dashboard/assessment-dashboard.query.js';
import { AssessmentDashboardResolver } from './read/assessment-dashboard/assessment-dashboard.resolver.js';
import { DistrictMonthResolver } from './read/assessment-dashboard/district-month.resolver.js';
import { WhistleFeed, WhistleModule } from '#whistle';
import { DashboardFeed } from './read/assessment-dashboard/dashboard-feed.js';
import {
  AskResponseTimesHandler,
  responseTimes,
} from './read/response-statistics/response-statistics.query.js';
import { ResponseStatisticsResolver } from './read/response-statistics/response-statistics.resolver.js';
import { AskCaseMixesHandler, caseMix } from './read/scorecards/case-mix.query.js';
import { StatisticsNames } from './read/response-statistics/statistics-names.js';
import { ClockStatisticsResolver } from './read/response-statistics/statistics-row.js';
import { PeriodScores } from './read/scorecards/period-scores.js';
import { scoreSums } from './read/scorecards/score-sums.query.js';
import { ShowScorecardsHandler } from './read/scorecards/scorecards.query.js';
import { ScorecardsResolver } from './read/scorecards/scorecards.resolver.js';
import { demandQuestion } from './reports/demand-statistics/demand.js';
import { REPORT_PROVIDERS } from './reports/reports.providers.js';
import { ReportsController } from './reports/reports.controller.js';
import { ExplainScoreHandler } from './explanation/explain-score.query.js';
import { ExplainScoreResolver } from './explanation/explain-score.resolver.js';
import { AskSummonsesHandler } from './explanation/statistics-summonses.query.js';
import { StatisticsSummonsesResolver } from './explanation/statistics-summonses.resolver.js';
import { type LiveScoreRules, openLiveScoreRules } from './live-score-rules.js';
import { assessmentSignals } from './signals/read/signals.question.js';
import { ShowSignalsHandler } from './signals/read/signals.query.js';
import { SignalsResolver } from './signals/read/signals.resolver.js';
import { STANDING_PROVIDERS } from './standings/read/standings.query.js';
import { StandingsResolver } from './standings/read/standings.resolver.js';
import { TALK_PROVIDERS } from './talks/talks.providers.js';
import { SCORE_RULE_SELECTION, SCORE_RULES, type ScoreRuleSelection } from './score-rule-files.js';

/** Heavy questions of assessment, answered in another thread. */
export const ASSESSMENT_QUESTIONS = [
  responseTimes,
  dashboard,
  demandQuestion,
  scoreSums,
  caseMix,
  assessmentSignals,
] as const;

/**
 * 考核: response times, the dashboard and scores. Needs READ_STORE, EVENT_STORE, CLOCK and WHISTLE_RULES from a
 * global module, and takes SCORE_RULE_SELECTION from there where it is provided.
 */
@Module({
  imports: [CqrsModule, DirectoryModule, WhistleModule],
  controllers: [ReportsController],
  providers: [
    ...REPORT_PROVIDERS,
    {
      provide: SCORE_RULES,
      inject: [EVENT_STORE, { token: SCORE_RULE_SELECTION, optional: true }],
      useFactory: (log: EventStore, selection?: ScoreRuleSelection) =>
        openLiveScoreRules(log, selection),
    },
    {
      provide: DashboardFeed,
      inject: [WhistleFeed],
      useFactory: (feed: WhistleFeed) => new DashboardFeed(feed),
    },
    StatisticsNames,
    AskResponseTimesHandler,
    ResponseStatisticsResolver,
    ClockStatisticsResolver,
    ShowDashboardHandler,
    AssessmentDashboardResolver,
    DistrictMonthResolver,
    ShowScorecardsHandler,
    AskCaseMixesHandler,
    ScorecardsResolver,
    ShowSignalsHandler,
    SignalsResolver,
    ...STANDING_PROVIDERS,
    StandingsResolver,
    ...TALK_PROVIDERS,
    ...CONSULTATION_PROVIDERS,
    ExplainScoreHandler,
    ExplainScoreResolver,
    AskSummonsesHandler,
    StatisticsSummonsesResolver,
    {
      provide: PublishedScores,
      inject: [EVENT_STORE, CLOCK, { token: SCORE_RULE_SELECTION, optional: true }],
      useFactory: (log: EventStore, clock: Clock, selection?: ScoreRuleSelection) =>
        new PublishedScores(log, clock, selection),
    },
    {
      provide: PeriodScores,
      inject: [READ_STORE, QUESTIONS, SCORE_RULES, PublishedScores],
      useFactory: (
        store: ReadStore,
        questions: Questions,
        rules: LiveScoreRules,
        published: PublishedScores,
      ) => new PeriodScores({ store, questions, rules, published }),
    },
    {
      provide: PeriodCommands,
      inject: [EVENT_STORE, CLOCK, { token: SCORE_RULE_SELECTION, optional: true }],
      useFactory: (log: EventStore, clock: Clock, selection?: ScoreRuleSelection) =>
        new PeriodCommands({ log, clock, selection }),
    },
    AskWhatIfHandler,
    PeriodRequestHandler,
    ListAssessmentPeriodsHandler,
    FindAssessmentPeriodHandler,
    PeriodsResolver,
    WhatIfResolver,
  ],
  exports: [SCORE_RULES],
})
export class AssessmentModule {}
