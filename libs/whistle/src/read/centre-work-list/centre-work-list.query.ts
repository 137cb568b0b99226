import { Inject } from '@nestjs/common';
import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs';
import { Directory } from '#directory';
import { CLOCK, type Clock } from '#event-sourcing';
import { type Connection, connectionOf, textCursorOf } from '#graphql';
import { READ_STORE, type ReadStore } from '#read-store';
import { workListTables } from '../reading.js';
import { given } from '../work-lists/work-lists.args.js';
import { centreWorkList } from './centre-work-list.js';
import {
  type CentreTaskType,
  type CentreWorkListArgs,
  shownTask,
} from './centre-work-list.types.js';

/** A page of what waits for a decision in the whole district, the earliest due first. */
export class AskCentreWorkList extends Query<Connection<CentreTaskType>> {
  constructor(readonly args: CentreWorkListArgs) {
    super();
  }
}

@QueryHandler(AskCentreWorkList)
export class AskCentreWorkListHandler implements IQueryHandler<AskCentreWorkList> {
  constructor(
    @Inject(READ_STORE) private readonly store: ReadStore,
    @Inject(CLOCK) private readonly clock: Clock,
    private readonly directory: Directory,
  ) {}

  async execute({ args }: AskCentreWorkList): Promise<Connection<CentreTaskType>> {
    const sort = 'centre';
    const cursor = textCursorOf(args.after, sort);
    const { db, freshness } = await workListTables(this.store, args.afterPosition ?? undefined);
    const organisations = await this.directory.current();
    const { text, ...filter } = given(args.filter);
    const page = { first: args.first, descending: false, cursor, text };
    const rows = await centreWorkList(db, { ...page, filter, now: this.clock.now() });
    return connectionOf(rows, { ...args, sort, freshness }, (row) =>
      shownTask(row, (id) => organisations.nameOf(id)),
    );
  }
}
