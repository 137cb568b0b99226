import { Module } from '@nestjs/common';
import { CqrsModule } from '@nestjs/cqrs';
import { DirectoryModule } from '#directory';
import { EVENT_STORE, type EventStore } from '#event-store';
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
import { scoreSums } from './read/scorecards/score-sums.query.js';
import { ShowScorecardsHandler } from './read/scorecards/scorecards.query.js';
import { ScorecardsResolver } from './read/scorecards/scorecards.resolver.js';
import { ExplainScoreHandler } from './explanation/explain-score.query.js';
import { ExplainScoreResolver } from './explanation/explain-score.resolver.js';
import { AskSummonsesHandler } from './explanation/statistics-summonses.query.js';
import { StatisticsSummonsesResolver } from './explanation/statistics-summonses.resolver.js';
import { openLiveScoreRules } from './live-score-rules.js';
import { SCORE_RULE_SELECTION, SCORE_RULES, type ScoreRuleSelection } from './score-rule-files.js';

/** Heavy questions of assessment, answered in another thread. */
export const ASSESSMENT_QUESTIONS = [responseTimes, dashboard, scoreSums, caseMix] as const;

/**
 * 考核: response times, the dashboard and scores. Needs READ_STORE, EVENT_STORE, CLOCK and WHISTLE_RULES from a
 * global module, and takes SCORE_RULE_SELECTION from there where it is provided.
 */
@Module({
  imports: [CqrsModule, DirectoryModule, WhistleModule],
  providers: [
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
    ExplainScoreHandler,
    ExplainScoreResolver,
    AskSummonsesHandler,
    StatisticsSummonsesResolver,
  ],
  exports: [SCORE_RULES],
})
export class AssessmentModule {}
