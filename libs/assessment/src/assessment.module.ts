import { Module } from '@nestjs/common';
import { CqrsModule } from '@nestjs/cqrs';
import { DirectoryModule } from '#directory';
import { CLOCK, type Clock } from '#event-sourcing';
import { EVENT_STORE, type EventStore } from '#event-store';
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
import {
  AskResponseTimesHandler,
  responseTimes,
} from './read/response-statistics/response-statistics.query.js';
import { ResponseStatisticsResolver } from './read/response-statistics/response-statistics.resolver.js';
import { AskCaseMixesHandler, caseMix } from './read/scorecards/case-mix.query.js';
import { ShowScorecardsHandler } from './read/scorecards/scorecards.query.js';
import { ScorecardsResolver } from './read/scorecards/scorecards.resolver.js';
import { openLiveScoreRules } from './live-score-rules.js';
import { SCORE_RULE_SELECTION, SCORE_RULES, type ScoreRuleSelection } from './score-rule-files.js';

/** Heavy questions of assessment, answered in another thread. */
export const ASSESSMENT_QUESTIONS = [responseTimes, dashboard, caseMix] as const;

/**
 * 考核: response times, the dashboard and scores. Needs READ_STORE, EVENT_STORE and CLOCK from a
 * global module, and takes SCORE_RULE_SELECTION from there where it is provided.
 */
@Module({
  imports: [CqrsModule, DirectoryModule],
  providers: [
    {
      provide: SCORE_RULES,
      inject: [EVENT_STORE, { token: SCORE_RULE_SELECTION, optional: true }],
      useFactory: (log: EventStore, selection?: ScoreRuleSelection) =>
        openLiveScoreRules(log, selection),
    },
    AskResponseTimesHandler,
    ResponseStatisticsResolver,
    ShowDashboardHandler,
    AssessmentDashboardResolver,
    ShowScorecardsHandler,
    AskCaseMixesHandler,
    ScorecardsResolver,
    {
      provide: PublishedScores,
      inject: [EVENT_STORE, CLOCK, { token: SCORE_RULE_SELECTION, optional: true }],
      useFactory: (log: EventStore, clock: Clock, selection?: ScoreRuleSelection) =>
        new PublishedScores(log, clock, selection),
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
