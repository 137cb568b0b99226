import { Inject } from '@nestjs/common';
import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs';
import { CLOCK, type Clock } from '#event-sourcing';
import { EVENT_STORE, type EventStore } from '#event-store';
import { inputError } from '#graphql';
import {
  type HeavyQuestion,
  QUESTIONS,
  type Questions,
  READ_STORE,
  type ReadStore,
} from '#read-store';
import { cutOffAt } from '../../domain/judged-counts.js';
import { shortLogAsOf } from '../../periods/told-by.js';
import { MOST_ROWS } from './rows-asked.js';
import { type FreshAnswer, askStatistics, statisticsFreshness } from '../statistics-answer.js';
import { responseStatistics } from './response-statistics.projection.js';
import type { StatisticsTables } from './response-statistics.tables.js';
import {
  comparedStatistics,
  responseTimeStatistics,
  type StatisticsQuestion,
  type StatisticsRow,
} from './response-time-statistics.js';

/** A question, and whether each row comes with that of the period before. */
export interface ComparedQuestion extends StatisticsQuestion {
  readonly compare?: boolean | undefined;
}

/** Null where there are more rows than {@link MOST_ROWS}. */
export const responseTimes: HeavyQuestion<
  ComparedQuestion,
  readonly StatisticsRow[] | null,
  StatisticsTables
> = {
  name: 'response-times',
  projection: responseStatistics.name,
  async answer({ db }, asked) {
    const ask = asked.compare ? comparedStatistics : responseTimeStatistics;
    const rows = await ask(db, asked);
    return rows.length > MOST_ROWS ? null : rows;
  },
};

/**
 * 响应时效统计: how fast departments answered the summonses of a period.
 * @throws GraphQLError `TOO_MANY_ROWS`
 */
export class AskResponseTimes extends Query<FreshAnswer<readonly StatisticsRow[]>> {
  constructor(
    readonly question: Omit<ComparedQuestion, 'cutOff'>,
    readonly afterPosition?: string,
    readonly asker?: string,
    /** What a past instant knew, ISO 8601 UTC; now where absent. */
    readonly asOf?: string,
  ) {
    super();
  }
}

@QueryHandler(AskResponseTimes)
export class AskResponseTimesHandler implements IQueryHandler<AskResponseTimes> {
  constructor(
    @Inject(READ_STORE) private readonly store: ReadStore,
    @Inject(QUESTIONS) private readonly questions: Questions,
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(EVENT_STORE) private readonly log: EventStore,
  ) {}

  /** @throws LogTooLongError */
  async execute({ question: wanted, afterPosition, asker, asOf }: AskResponseTimes) {
    const question = responseTimes;
    const asked = { ...wanted, cutOff: cutOffAt(asOf ?? this.clock.now()) };
    const told = { question, asked, afterPosition, asker };
    const { answer, freshness, cutOff } =
      asOf === undefined
        ? await askStatistics(this.store, this.questions, told)
        : await this.#askAsOf(asked, asOf);
    if (answer) return { answer, freshness, cutOff };
    const reason = `超过 ${MOST_ROWS} 行，请缩短时段、加筛选或减少分组`;
    throw inputError('groupBy', 'TOO_MANY_ROWS', reason);
  }

  async #askAsOf(asked: StatisticsQuestion, instant: string) {
    const log = await shortLogAsOf(this.log, instant);
    const answer = await this.store.builtFrom<StatisticsTables, readonly StatisticsRow[] | null>(
      log,
      responseStatistics.name,
      (db) => responseTimes.answer({ db, position: undefined }, asked),
    );
    const freshness = await statisticsFreshness(this.store, undefined);
    return { answer, freshness, cutOff: asked.cutOff };
  }
}
