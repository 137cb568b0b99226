import { GraphQLError } from 'graphql';
import { endOfDate, firstDayOf, lastDayOf, monthsLater, startOfDate } from '#calendar';
import type { Directory } from '#directory';
import type { Clock } from '#event-sourcing';
import { type RepeatedPlace, repeatedWhistles } from '#insight';
import { jointMeetings, meetingRecord, type MeetingTables } from '#joint-meeting';
import type { Questions, ReadStore } from '#read-store';
import { cutOffAt } from '../../domain/judged-counts.js';
import { monthPeriod } from '../../domain/score-period.js';
import { responseStatistics } from '../../read/response-statistics/response-statistics.projection.js';
import { responseTimes } from '../../read/response-statistics/response-statistics.query.js';
import type {
  StatisticsQuestion,
  StatisticsRow,
} from '../../read/response-statistics/response-time-statistics.js';
import type { PeriodScores } from '../../read/scorecards/period-scores.js';
import { ShowScorecards, ShowScorecardsHandler } from '../../read/scorecards/scorecards.query.js';
import { statisticsFreshness } from '../../read/statistics-answer.js';
import { demandQuestion } from '../demand-statistics/demand.js';
import { demandStatistics } from '../demand-statistics/demand-statistics.projection.js';
import type { MonthlyReport } from './monthly-report.js';

/** What a report is made of. */
export interface ReportParts {
  readonly store: ReadStore;
  readonly questions: Questions;
  /** Sealed where the period is published. */
  readonly scores: PeriodScores;
  readonly directory: Directory;
  readonly clock: Clock;
}

/** The projections that have to be up to date for a report. */
export const REPORT_PROJECTIONS: readonly string[] = [
  responseStatistics.name,
  demandStatistics.name,
  repeatedWhistles.projection,
  jointMeetings.name,
];

export interface MonthlyReportQuestion {
  /** Asia/Shanghai `YYYY-MM`. */
  readonly month: string;
  /** Only this street's; the scores are of the whole district, because streets compare departments. */
  readonly street?: string | undefined;
  readonly afterPosition?: string | undefined;
  /** The account that asks. */
  readonly asker?: string | undefined;
}

const MONTHS_SHOWN = 12;
/** Where whistles of one class come again: as `repeatedWhistles` has it by default. */
const REPEATS = { radiusMetres: 100, least: 2 };

/** Answers of one street or all, as of one cut-off. */
class MonthAsked {
  constructor(
    private readonly parts: ReportParts,
    private readonly asked: MonthlyReportQuestion & { readonly cutOff: string },
  ) {}

  demand() {
    const { month, street, cutOff, asker } = this.asked;
    return this.parts.questions.ask(demandQuestion, { month, street, cutOff }, asker);
  }

  /** @throws GraphQLError `TOO_MANY_ROWS` */
  async #response(question: Omit<StatisticsQuestion, 'cutOff' | 'filter'>) {
    const { street, cutOff, asker } = this.asked;
    const asked = { ...question, cutOff, filter: { street } };
    const rows = await this.parts.questions.ask(responseTimes, asked, asker);
    if (rows) return rows;
    throw new GraphQLError('单位过多，不能成表', { extensions: { code: 'TOO_MANY_ROWS' } });
  }

  async responseIn(month: string): Promise<StatisticsRow> {
    const [row] = await this.#response({
      from: firstDayOf(month),
      to: lastDayOf(month),
      groupBy: [],
    });
    if (!row) throw new Error('totals always have one row');
    return row;
  }

  responseBy(group: 'department' | 'street'): Promise<readonly StatisticsRow[]> {
    const { month } = this.asked;
    return this.#response({ from: firstDayOf(month), to: lastDayOf(month), groupBy: [group] });
  }

  responseTrend(): Promise<readonly StatisticsRow[]> {
    const { month } = this.asked;
    const from = firstDayOf(monthsLater(month, 1 - MONTHS_SHOWN));
    return this.#response({ from, to: lastDayOf(month), groupBy: ['month'] });
  }

  async scores(month: string) {
    const handler = new ShowScorecardsHandler(this.parts.scores, this.parts.directory);
    const { street: onlyStreet } = this.asked;
    const question = { period: monthPeriod(month), onlyStreet };
    return (await handler.execute(new ShowScorecards(question))).answer;
  }

  async meetings() {
    const { month, street, cutOff } = this.asked;
    const db = await this.parts.store.live<MeetingTables>(jointMeetings.name);
    const [from, to] = [startOfDate(firstDayOf(month)), endOfDate(lastDayOf(month))];
    return meetingRecord(db, { from, to, cutOff, street });
  }

  repeats(): Promise<readonly RepeatedPlace[] | null> {
    const { month, street, asker } = this.asked;
    const [since, until] = [startOfDate(firstDayOf(month)), endOfDate(lastDayOf(month))];
    const scope = street === undefined ? {} : { street };
    const asked = { since, until, scope, ...REPEATS };
    return this.parts.questions.ask(repeatedWhistles, asked, asker);
  }
}

/** Makes 群众需求月报 of what the read models hold. Needs nothing but sums, whatever the volume. */
export class MonthlyReports {
  constructor(private readonly parts: ReportParts) {}

  /**
   * @throws GraphQLError `TOO_MANY_ROWS`
   * @throws ReadStoreError `PROJECTION_NOT_READY`
   */
  async of(question: MonthlyReportQuestion): Promise<MonthlyReport> {
    const { month, street, afterPosition } = question;
    const { store, directory, clock } = this.parts;
    const madeAt = clock.now();
    const cutOff = cutOffAt(madeAt);
    const freshness = await statisticsFreshness(store, afterPosition);
    const organisations = (await directory.current()).asOf(lastDayOf(month));
    const asked = new MonthAsked(this.parts, { ...question, cutOff });
    const before = monthsLater(month, -1);
    const { cards: cardsBefore } = await asked.scores(before);
    return {
      month,
      cutOff,
      madeAt,
      freshness,
      street,
      district: organisations.all().find(({ kind }) => kind === 'district')?.name ?? '本区',
      demand: await asked.demand(),
      response: await asked.responseIn(month),
      responseBefore: await asked.responseIn(before),
      responseTrend: await asked.responseTrend(),
      byDepartment: await asked.responseBy('department'),
      responseByStreet: await asked.responseBy('street'),
      scores: await asked.scores(month),
      totalsBefore: new Map(
        cardsBefore.flatMap(({ department, total }) =>
          total === null ? [] : [[department, total]],
        ),
      ),
      meetings: await asked.meetings(),
      repeats: await asked.repeats(),
      organisations,
    };
  }
}
