import type { Provider } from '@nestjs/common';
import { Directory } from '#directory';
import { CLOCK, type Clock } from '#event-sourcing';
import { QUESTIONS, type Questions, READ_STORE, type ReadStore } from '#read-store';
import { PeriodScores } from '../read/scorecards/period-scores.js';
import { ShowMonthlyReportHandler } from './month/monthly-report.query.js';
import { MonthlyReportResolver } from './month/monthly-report.resolver.js';
import { MonthlyReports, type ReportParts } from './month/monthly-reports.js';
import { ReportFiles } from './report-files.js';

const REPORT_PARTS = Symbol('REPORT_PARTS');

/** The month's report and the exports. */
export const REPORT_PROVIDERS: readonly Provider[] = [
  {
    provide: REPORT_PARTS,
    inject: [READ_STORE, QUESTIONS, PeriodScores, Directory, CLOCK],
    useFactory: (
      store: ReadStore,
      questions: Questions,
      scores: PeriodScores,
      ...[directory, clock]: readonly [Directory, Clock]
    ): ReportParts => ({ store, questions, scores, directory, clock }),
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
