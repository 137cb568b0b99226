import { Inject } from '@nestjs/common';
import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs';
import { Directory } from '#directory';
import { type Connection, connectionOf, cursorOf } from '#graphql';
import { READ_STORE, readingOf, type ReadStore } from '#read-store';
import { given } from '../work-lists/work-lists.args.js';
import { DECLINE_PRECEDENTS } from './decline-precedents.projection.js';
import type { PrecedentTables } from './decline-precedents.tables.js';
import { findPrecedents } from './decline-precedents.js';
import {
  type DeclinePrecedentArgs,
  type DeclinePrecedentType,
  shownPrecedent,
} from './decline-precedents.types.js';

/** A page of rulings on declines, the latest first. */
export class AskDeclinePrecedents extends Query<Connection<DeclinePrecedentType>> {
  constructor(readonly args: DeclinePrecedentArgs) {
    super();
  }
}

@QueryHandler(AskDeclinePrecedents)
export class AskDeclinePrecedentsHandler implements IQueryHandler<AskDeclinePrecedents> {
  constructor(
    @Inject(READ_STORE) private readonly store: ReadStore,
    private readonly directory: Directory,
  ) {}

  async execute({ args }: AskDeclinePrecedents): Promise<Connection<DeclinePrecedentType>> {
    const sort = 'ruled';
    const cursor = cursorOf(args.after, sort);
    const position = args.afterPosition ?? undefined;
    const place = await readingOf<PrecedentTables>(this.store, DECLINE_PRECEDENTS, position);
    const organisations = await this.directory.current();
    const { search: text, department, category, kind, outcome } = given(args);
    const filter = { department, category, kind, outcome };
    const rows = await findPrecedents(place.db, { first: args.first, cursor, text, filter });
    return connectionOf(rows, { ...args, sort, freshness: place.freshness }, (row) =>
      shownPrecedent(row, (id) => organisations.nameOf(id)),
    );
  }
}
