import { Inject } from '@nestjs/common';
import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs';
import { QUESTIONS, type Questions, READ_STORE, type ReadStore } from '#read-store';
import { dashboard } from '../assessment-questions.js';
import { type Answered, answered } from '../statistics-answer.js';
import type { AssessmentDashboard, DashboardQuestion } from './assessment-dashboard.js';

/** 考核看板: a month at a glance. */
export class ShowDashboard extends Query<Answered<AssessmentDashboard>> {
  constructor(
    readonly question: DashboardQuestion,
    readonly afterPosition?: string,
  ) {
    super();
  }
}

@QueryHandler(ShowDashboard)
export class ShowDashboardHandler implements IQueryHandler<ShowDashboard> {
  constructor(
    @Inject(READ_STORE) private readonly store: ReadStore,
    @Inject(QUESTIONS) private readonly questions: Questions,
  ) {}

  execute({ question: asked, afterPosition }: ShowDashboard) {
    return answered(this.store, this.questions, { question: dashboard, asked, afterPosition });
  }
}
