import { Inject } from '@nestjs/common';
import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs';
import { QUESTIONS, type Questions, READ_STORE, type ReadStore } from '#read-store';
import { responseTimes } from '../assessment-questions.js';
import { type Answered, answered } from '../statistics-answer.js';
import type { StatisticsQuestion, StatisticsRow } from './response-time-statistics.js';

/** 响应时效统计: how fast departments answered the summonses of a period. */
export class AskResponseTimes extends Query<Answered<readonly StatisticsRow[]>> {
  constructor(
    readonly question: StatisticsQuestion,
    readonly afterPosition?: string,
  ) {
    super();
  }
}

@QueryHandler(AskResponseTimes)
export class AskResponseTimesHandler implements IQueryHandler<AskResponseTimes> {
  constructor(
    @Inject(READ_STORE) private readonly store: ReadStore,
    @Inject(QUESTIONS) private readonly questions: Questions,
  ) {}

  execute({ question: asked, afterPosition }: AskResponseTimes) {
    return answered(this.store, this.questions, { question: responseTimes, asked, afterPosition });
  }
}
