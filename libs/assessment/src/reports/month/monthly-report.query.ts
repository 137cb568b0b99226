import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs';
import type { MonthlyReport } from './monthly-report.js';
import { MonthlyReports, type MonthlyReportQuestion } from './monthly-reports.js';

/** 群众需求月报. */
export class ShowMonthlyReport extends Query<MonthlyReport> {
  constructor(readonly question: MonthlyReportQuestion) {
    super();
  }
}

@QueryHandler(ShowMonthlyReport)
export class ShowMonthlyReportHandler implements IQueryHandler<ShowMonthlyReport> {
  constructor(private readonly reports: MonthlyReports) {}

  execute({ question }: ShowMonthlyReport): Promise<MonthlyReport> {
    return this.reports.of(question);
  }
}
