import { Inject } from '@nestjs/common';
import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs';
import { READ_STORE, type ReadStore } from '#read-store';
import { type Answered, answered } from '../statistics-answer.js';
import { type AssessmentDashboard, assessmentDashboard } from './assessment-dashboard.js';

/** 考核看板: a month at a glance. */
export class ShowDashboard extends Query<Answered<AssessmentDashboard>> {
  constructor(
    readonly month: string,
    readonly department?: string,
    readonly afterPosition?: string,
  ) {
    super();
  }
}

@QueryHandler(ShowDashboard)
export class ShowDashboardHandler implements IQueryHandler<ShowDashboard> {
  constructor(@Inject(READ_STORE) private readonly store: ReadStore) {}

  execute({ month, department, afterPosition }: ShowDashboard) {
    return answered(this.store, afterPosition, (db) => assessmentDashboard(db, month, department));
  }
}
