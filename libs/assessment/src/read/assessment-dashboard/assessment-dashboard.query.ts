import { Inject } from '@nestjs/common';
import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs';
import type { Kysely } from 'kysely';
import { firstDayOf, lastDayOf } from '#calendar';
import { CLOCK, type Clock } from '#event-sourcing';
import {
  type HeavyQuestion,
  QUESTIONS,
  type Questions,
  READ_STORE,
  type ReadStore,
} from '#read-store';
import { cutOffAt } from '../../domain/judged-counts.js';
import { responseStatistics } from '../response-statistics/response-statistics.projection.js';
import type { StatisticsTables } from '../response-statistics/response-statistics.tables.js';
import {
  type Group,
  responseTimeStatistics,
  type StatisticsRow,
} from '../response-statistics/response-time-statistics.js';
import { type FreshAnswer, askStatistics } from '../statistics-answer.js';

/** A month at a glance. Read from stored sums, so it costs the same at any volume. */
export interface AssessmentDashboard {
  readonly month: string;
  readonly totals: StatisticsRow;
  readonly byDepartment: readonly StatisticsRow[];
  readonly byStreet: readonly StatisticsRow[];
  /** Days on which something was dispatched, in order. */
  readonly daily: readonly StatisticsRow[];
}

export interface DashboardQuestion {
  /** Asia/Shanghai `YYYY-MM`. */
  readonly month: string;
  /** 数据截止, ISO 8601 UTC: what fell due by then counts. */
  readonly cutOff: string;
  /** Only this department. */
  readonly department?: string | undefined;
  /** The only street in `byStreet`, where the reader may not see all; does not affect other parts. */
  readonly onlyStreet?: string | undefined;
}

export async function assessmentDashboard(
  db: Kysely<StatisticsTables>,
  { month, cutOff, department, onlyStreet }: DashboardQuestion,
): Promise<AssessmentDashboard> {
  const period = { from: firstDayOf(month), to: lastDayOf(month), cutOff };
  const by = (groupBy: Group[], street?: string) =>
    responseTimeStatistics(db, { ...period, groupBy, filter: { department, street } });
  const [totals] = await by([]);
  if (!totals) throw new Error('totals always have one row');
  return {
    month,
    totals,
    byDepartment: await by(['department']),
    byStreet: await by(['street'], onlyStreet),
    daily: await by(['day']),
  };
}

/** The dashboard as a heavy question, answered in another thread. */
export const dashboard: HeavyQuestion<DashboardQuestion, AssessmentDashboard, StatisticsTables> = {
  name: 'assessment-dashboard',
  projection: responseStatistics.name,
  answer: ({ db }, asked) => assessmentDashboard(db, asked),
};

/** 考核看板: a month at a glance. */
export class ShowDashboard extends Query<FreshAnswer<AssessmentDashboard>> {
  constructor(
    readonly question: Omit<DashboardQuestion, 'cutOff'>,
    readonly afterPosition?: string,
    readonly asker?: string,
  ) {
    super();
  }
}

@QueryHandler(ShowDashboard)
export class ShowDashboardHandler implements IQueryHandler<ShowDashboard> {
  constructor(
    @Inject(READ_STORE) private readonly store: ReadStore,
    @Inject(QUESTIONS) private readonly questions: Questions,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  execute({ question, afterPosition, asker }: ShowDashboard) {
    const asked = { ...question, cutOff: cutOffAt(this.clock.now()) };
    const told = { question: dashboard, asked, afterPosition, asker };
    return askStatistics(this.store, this.questions, told);
  }
}
