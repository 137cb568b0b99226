import { Inject } from '@nestjs/common';
import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs';
import { readScope } from '#access';
import { monthsLater } from '#calendar';
import { Directory } from '#directory';
import type { Actor } from '#event-sourcing';
import { refuseUnlessMonth } from '#graphql';
import { READ_STORE, readingOf, type ReadStore } from '#read-store';
import { MOST_MONTHS, whistleBand, type WhistleBand } from '../domain/whistle-band.js';
import { INSIGHT } from './insight.projection.js';
import type { InsightTables } from './insight.tables.js';

export interface StreetBand extends WhistleBand {
  readonly street: string;
  readonly name: string;
  readonly count: number;
}

/**
 * Each street's whistles of a month compared with its own past, in the order of the directory.
 * @throws GraphQLError `MONTH_INVALID`, `NOT_YOUR_ORGANISATION`
 */
export class AskWhistleBands extends Query<readonly StreetBand[]> {
  constructor(
    readonly actor: Actor,
    readonly month: string,
    readonly street: string | null | undefined,
    readonly afterPosition?: string | null,
  ) {
    super();
  }
}

/** Months from the first to the last, the last one excluded. */
function monthsBetween(first: string, end: string): string[] {
  const months: string[] = [];
  for (let month = first; month < end; month = monthsLater(month, 1)) months.push(month);
  return months;
}

@QueryHandler(AskWhistleBands)
export class AskWhistleBandsHandler implements IQueryHandler<AskWhistleBands> {
  constructor(
    @Inject(READ_STORE) private readonly store: ReadStore,
    private readonly directory: Directory,
  ) {}

  async execute({
    actor,
    month,
    street,
    afterPosition,
  }: AskWhistleBands): Promise<readonly StreetBand[]> {
    refuseUnlessMonth(month);
    const organisations = await this.directory.current();
    const scope = readScope(actor, organisations).confine({ street });
    const streets = organisations
      .active({ kind: 'street' })
      .filter(({ id }) => scope.street === undefined || id === scope.street);
    const { counts, first } = await this.#counts(month, afterPosition);
    // The first month on record is left out, because it is seldom complete.
    const earliest = monthsLater(month, -MOST_MONTHS);
    const since = first === undefined ? month : monthsLater(first, 1);
    const months = monthsBetween(since > earliest ? since : earliest, month);
    return streets.map(({ id, name }) => {
      const of = (one: string) => counts.get(`${id} ${one}`) ?? 0;
      return { street: id, name, count: of(month), ...whistleBand(of(month), months.map(of)) };
    });
  }

  async #counts(month: string, afterPosition: string | null | undefined) {
    const { db } = await readingOf<InsightTables>(this.store, INSIGHT, afterPosition);
    const first = await db
      .selectFrom('street_months')
      .select('month')
      .orderBy('month')
      .limit(1)
      .executeTakeFirst();
    const rows = await db
      .selectFrom('street_months')
      .select(['street', 'month', 'count'])
      .where('month', '>=', monthsLater(month, -MOST_MONTHS))
      .where('month', '<=', month)
      .execute();
    const counts = new Map(rows.map((row) => [`${row.street} ${row.month}`, row.count]));
    return { counts, first: first?.month };
  }
}
