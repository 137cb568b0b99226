import { Module } from '@nestjs/common';
import { CqrsModule } from '@nestjs/cqrs';
import { Directory, DirectoryModule } from '#directory';
import { CLOCK, type Clock } from '#event-sourcing';
import { EVENT_STORE, type EventStore } from '#event-store';
import { QUESTIONS, type Questions, READ_STORE, type ReadStore } from '#read-store';
import {
  dashboard,
  ShowDashboardHandler,
} from './read/assessment-dashboard/assessment-dashboard.query.js';
import { AssessmentDashboardResolver } from './read/assessment-dashboard/assessment-dashboard.resolver.js';
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
import { ShowScorecardsHandler } from './read/scorecards/scorecards.query.js';
import { ScorecardsResolver } from './read/scorecards/scorecards.resolver.js';
import { demandQuestion } from './reports/demand-statistics/demand.js';
import { ShowMonthlyReportHandler } from './reports/month/monthly-report.query.js';
import { MonthlyReportResolver } from './reports/month/monthly-report.resolver.js';
import { MonthlyReports, type ReportParts } from './reports/month/monthly-reports.js';
import { ReportFiles } from './reports/report-files.js';
import { ReportsController } from './reports/reports.controller.js';
import { type LiveScoreRules, openLiveScoreRules } from './live-score-rules.js';
import { SCORE_RULE_SELECTION, SCORE_RULES, type ScoreRuleSelection } from './score-rule-files.js';

/** Heavy questions of assessment, answered in another thread. */
export const ASSESSMENT_QUESTIONS = [responseTimes, dashboard, caseMix, demandQuestion] as const;

const REPORT_PARTS = Symbol('REPORT_PARTS');

const reportProviders = [
  {
    provide: REPORT_PARTS,
    inject: [READ_STORE, QUESTIONS, SCORE_RULES, Directory, CLOCK],
    useFactory: (
      store: ReadStore,
      questions: Questions,
      rules: LiveScoreRules,
      ...[directory, clock]: readonly [Directory, Clock]
    ): ReportParts => ({ store, questions, rules, directory, clock }),
  },
  {
    provide: MonthlyReports,
    inject: [REPORT_PARTS],
    useFactory: (parts: ReportParts) => new MonthlyReports(parts),
  },
  {
    provide: ReportFiles,
    inject: [REPORT_PARTS],
    useFactory: (parts: ReportParts) => new ReportFiles(parts),
  },
  ShowMonthlyReportHandler,
  MonthlyReportResolver,
];

/**
 * 考核: response times, the dashboard and scores. Needs READ_STORE, EVENT_STORE, CLOCK and WHISTLE_RULES from a
 * global module, and takes SCORE_RULE_SELECTION from there where it is provided.
 */
@Module({
  imports: [CqrsModule, DirectoryModule, WhistleModule],
  controllers: [ReportsController],
  providers: [
    ...reportProviders,
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
    ShowScorecardsHandler,
    AskCaseMixesHandler,
    ScorecardsResolver,
  ],
  exports: [SCORE_RULES],
})
export class AssessmentModule {}
