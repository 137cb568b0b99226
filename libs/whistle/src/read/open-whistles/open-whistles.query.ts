import { Inject } from '@nestjs/common';
import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs';
import { CLOCK, type Clock } from '#event-sourcing';
import { connectionOf, type CountedConnection, dropNulls } from '#graphql';
import { READ_STORE, type ReadStore } from '#read-store';
import { Naming } from '../names.js';
import { pageFrom } from '../work-lists/listed-page.js';
import { type ShownStreetItem, shownStreetItem } from '../work-lists/shown-items.js';
import { countStreetWork, streetWorkList } from '../work-lists/street-work-list.js';
import { pagingOf } from '../work-lists/work-lists.query.js';
import { workListTables } from '../work-lists/work-lists.projection.js';
import type { OpenWhistlesArgs } from './open-whistles.args.js';

/** A page of the whistles that are open in the whole district, or in one street. */
export class AskOpenWhistles extends Query<CountedConnection<ShownStreetItem>> {
  constructor(readonly args: OpenWhistlesArgs) {
    super();
  }
}

@QueryHandler(AskOpenWhistles)
export class AskOpenWhistlesHandler implements IQueryHandler<AskOpenWhistles> {
  constructor(
    @Inject(READ_STORE) private readonly store: ReadStore,
    @Inject(CLOCK) private readonly clock: Clock,
    private readonly naming: Naming,
  ) {}

  async execute({ args }: AskOpenWhistles): Promise<CountedConnection<ShownStreetItem>> {
    const names = await this.naming.current();
    const { order, page } = pagingOf(args);
    const { db, freshness } = await workListTables(this.store, args.afterPosition);
    const { text, street, ...rest } = dropNulls(args.filter);
    const filter = { ...rest, statuses: ['open'] as const };
    const now = this.clock.now();
    const request = { ...page, street, sort: args.sort, filter, text, now };
    const rows = await streetWorkList(db, request);
    const listed = pageFrom(db, rows.slice(0, args.first), { names, now });
    const connection = connectionOf(rows, { ...args, sort: order, freshness }, (row) =>
      shownStreetItem(row, names, listed),
    );
    return { ...connection, totalCount: () => countStreetWork(db, request) };
  }
}
