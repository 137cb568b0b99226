import { Inject } from '@nestjs/common';
import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs';
import { READ_STORE, type ReadStore } from '#read-store';
import { type Answered, answered } from '../statistics-answer.js';
import {
  responseTimeStatistics,
  type StatisticsQuestion,
  type StatisticsRow,
} from './response-time-statistics.js';

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
  constructor(@Inject(READ_STORE) private readonly store: ReadStore) {}

  execute({ question, afterPosition }: AskResponseTimes) {
    return answered(this.store, afterPosition, (db) => responseTimeStatistics(db, question));
  }
}
