import { Inject } from '@nestjs/common';
import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs';
import { readScope } from '#access';
import { type Actor, CLOCK, type Clock } from '#event-sourcing';
import { EVENT_STORE, type EventStore } from '#event-store';
import { READ_STORE, type ReadFreshness, type ReadStore } from '#read-store';
import { cutOffAt } from '../domain/judged-counts.js';
import { responseStatistics } from '../read/response-statistics/response-statistics.projection.js';
import type { StatisticsTables } from '../read/response-statistics/response-statistics.tables.js';
import { StatisticsNames } from '../read/response-statistics/statistics-names.js';
import { statisticsFreshness } from '../read/statistics-answer.js';
import { countedSummonses, type FigureQuestion, type Place } from './counted-summonses.js';
import { type ListedSummons, listedSummonses } from './listed-summonses.js';

export type SummonsesRequest = Omit<FigureQuestion, 'cutOff'> & {
  /** This minute where absent. */
  readonly cutOff?: string | undefined;
};

/** A page of summonses, each with its place. */
export interface ListedPage {
  readonly rows: readonly (ListedSummons & { readonly place: Place })[];
  readonly end: Place | undefined;
  readonly more: boolean;
  readonly cutOff: string;
  readonly freshness: ReadFreshness;
}

/**
 * From a figure of statistics or scores to its summonses.
 * @throws GraphQLError `NOT_YOUR_ORGANISATION`
 */
export class AskSummonses extends Query<ListedPage> {
  constructor(
    readonly actor: Actor,
    readonly question: SummonsesRequest,
    readonly afterPosition?: string,
  ) {
    super();
  }
}

@QueryHandler(AskSummonses)
export class AskSummonsesHandler implements IQueryHandler<AskSummonses> {
  constructor(
    @Inject(READ_STORE) private readonly store: ReadStore,
    @Inject(EVENT_STORE) private readonly log: EventStore,
    @Inject(CLOCK) private readonly clock: Clock,
    private readonly names: StatisticsNames,
  ) {}

  async execute({ actor, question, afterPosition }: AskSummonses): Promise<ListedPage> {
    const organisations = await this.names.organisations();
    const scope = readScope(actor, organisations);
    const { filter = {}, cutOff = cutOffAt(this.clock.now()) } = question;
    const confined = {
      ...filter,
      department: scope.departmentOfFigures(filter.department),
      // A list is by street: it names whistles.
      street: scope.streetOfFigures(filter.street, true),
    };
    const freshness = await statisticsFreshness(this.store, afterPosition);
    const db = await this.store.live<StatisticsTables>(responseStatistics.name);
    const counted = await countedSummonses(db, { ...question, filter: confined, cutOff });
    const mayRead = (parties: readonly string[]) => scope.mayReadMatter(parties);
    const kindNames = await this.names.kinds();
    const listing = { log: this.log, organisations, kindNames, cutOff, mayRead };
    const listed = await listedSummonses(counted.rows, listing);
    const rows = counted.rows.flatMap((place, index) => {
      const row = listed[index];
      return row ? [{ ...row, place }] : [];
    });
    return { rows, end: counted.end, more: counted.more, cutOff, freshness };
  }
}
