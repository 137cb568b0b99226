import { Inject } from '@nestjs/common';
import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs';
import type { Kysely } from 'kysely';
import { firstDayOf, lastDayOf, monthsLater } from '#calendar';
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
import {
  inOneView,
  type StatisticsTables,
} from '../response-statistics/response-statistics.tables.js';
import {
  comparedStatistics,
  type Group,
  responseTimeStatistics,
  type StatisticsRow,
} from '../response-statistics/response-time-statistics.js';
import { type FreshAnswer, askStatistics } from '../statistics-answer.js';

/** The parts of a dashboard that are rows by something, and what they are by. */
const ROWS_BY = {
  byDepartment: 'department',
  byStreet: 'street',
  byCategory: 'category',
  byKind: 'kind',
  byChannel: 'channel',
  byHour: 'hour',
  daily: 'day',
} as const satisfies Readonly<Record<string, Group>>;
type RowsPart = keyof typeof ROWS_BY;

/** What costs something by itself. `trend`: the totals of twelve months, this one the last. */
export const DASHBOARD_PARTS = [...(Object.keys(ROWS_BY) as RowsPart[]), 'trend'] as const;
export type DashboardPart = (typeof DASHBOARD_PARTS)[number];

const TREND_MONTHS = 12;

/**
 * A month at a glance. Read from stored sums, so it costs the same at any volume. Rows are those of what
 * something was dispatched for, in order; a part that nobody asked for is empty.
 */
export interface AssessmentDashboard extends Readonly<
  Record<DashboardPart, readonly StatisticsRow[]>
> {
  readonly month: string;
  readonly totals: StatisticsRow;
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
  /** All parts where absent. */
  readonly parts?: readonly DashboardPart[] | undefined;
  /** Whether rows, but for days and months, come with those of the month before. */
  readonly compare?: boolean | undefined;
}

/** As of one moment, so that its parts add up. */
export const assessmentDashboard = (
  db: Kysely<StatisticsTables>,
  question: DashboardQuestion,
): Promise<AssessmentDashboard> => inOneView(db, (view) => dashboardIn(view, question));

async function dashboardIn(
  view: Kysely<StatisticsTables>,
  { month, cutOff, department, onlyStreet, ...wanted }: DashboardQuestion,
): Promise<AssessmentDashboard> {
  const { parts = DASHBOARD_PARTS, compare = false } = wanted;
  const ask = compare ? comparedStatistics : responseTimeStatistics;
  const period = { from: firstDayOf(month), to: lastDayOf(month), cutOff };
  const by = (groupBy: Group[], street?: string) =>
    ask(view, { ...period, groupBy, filter: { department, street } });
  const rowsOf = async (part: DashboardPart): Promise<readonly StatisticsRow[]> => {
    if (!parts.includes(part)) return [];
    if (part !== 'trend') return by([ROWS_BY[part]], part === 'byStreet' ? onlyStreet : undefined);
    const from = firstDayOf(monthsLater(month, 1 - TREND_MONTHS));
    return ask(view, { ...period, from, groupBy: ['month'], filter: { department } });
  };
  const [totals] = await by([]);
  if (!totals) throw new Error('totals always have one row');
  const rows = {} as Record<DashboardPart, readonly StatisticsRow[]>;
  for (const part of DASHBOARD_PARTS) rows[part] = await rowsOf(part);
  return { month, totals, ...rows };
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
