import { Inject } from '@nestjs/common';
import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs';
import { readScope } from '#access';
import { type Actor, CLOCK, type Clock } from '#event-sourcing';
import { connectionOf, type CountedConnection, cursorOf, dropNulls } from '#graphql';
import { READ_STORE, type ReadStore } from '#read-store';
import { Naming } from '../names.js';
import { workListTables } from './work-lists.projection.js';
import { countDepartmentWork, departmentWorkList } from './department-work-list.js';
import { pageFrom } from './listed-page.js';
import {
  type ShownStreetItem,
  shownStreetItem,
  type ShownSummonsItem,
  shownSummonsItem,
} from './shown-items.js';
import { countStreetWork, streetWorkList } from './street-work-list.js';
import type {
  DepartmentWorkListArgs,
  StreetSortedArgs,
  StreetWorkListArgs,
} from './work-lists.args.js';

/**
 * A page of a street's whistles.
 * @throws GraphQLError `NOT_YOUR_ORGANISATION`
 */
export class AskStreetWorkList extends Query<CountedConnection<ShownStreetItem>> {
  constructor(
    readonly actor: Actor,
    readonly args: StreetWorkListArgs,
  ) {
    super();
  }
}

/**
 * A page of a department's summonses.
 * @throws GraphQLError `NOT_YOUR_ORGANISATION`
 */
export class AskDepartmentWorkList extends Query<CountedConnection<ShownSummonsItem>> {
  constructor(
    readonly actor: Actor,
    readonly args: DepartmentWorkListArgs,
  ) {
    super();
  }
}

/** Sort order, direction and place of a page. A cursor holds for the order it was given in. */
export function pagingOf(args: StreetSortedArgs | DepartmentWorkListArgs) {
  const descending = args.descending ?? args.sort !== 'due';
  const order = `${args.sort}${descending ? '-' : '+'}`;
  return { order, page: { first: args.first, descending, cursor: cursorOf(args.after, order) } };
}

@QueryHandler(AskStreetWorkList)
export class AskStreetWorkListHandler implements IQueryHandler<AskStreetWorkList> {
  constructor(
    @Inject(READ_STORE) private readonly store: ReadStore,
    @Inject(CLOCK) private readonly clock: Clock,
    private readonly naming: Naming,
  ) {}

  async execute({ actor, args }: AskStreetWorkList): Promise<CountedConnection<ShownStreetItem>> {
    const names = await this.naming.current();
    const { street, sort } = args;
    readScope(actor, names.organisations).assertMayReadWorkList(street);
    const { order, page } = pagingOf(args);
    const { db, freshness } = await workListTables(this.store, args.afterPosition);
    const { text, ...filter } = dropNulls(args.filter);
    const now = this.clock.now();
    const request = { ...page, street, sort, filter, text, now };
    const rows = await streetWorkList(db, request);
    const listed = pageFrom(db, rows.slice(0, args.first), { names, now });
    const connection = connectionOf(rows, { ...args, sort: order, freshness }, (row) =>
      shownStreetItem(row, names, listed),
    );
    return { ...connection, totalCount: () => countStreetWork(db, request) };
  }
}

@QueryHandler(AskDepartmentWorkList)
export class AskDepartmentWorkListHandler implements IQueryHandler<AskDepartmentWorkList> {
  constructor(
    @Inject(READ_STORE) private readonly store: ReadStore,
    @Inject(CLOCK) private readonly clock: Clock,
    private readonly naming: Naming,
  ) {}

  async execute({ actor, args }: AskDepartmentWorkList) {
    const names = await this.naming.current();
    const { department, sort } = args;
    readScope(actor, names.organisations).assertMayReadWorkList(department);
    const { order, page } = pagingOf(args);
    const { db, freshness } = await workListTables(this.store, args.afterPosition);
    const { text, ...filter } = dropNulls(args.filter);
    const now = this.clock.now();
    const request = { ...page, department, sort, filter, text, now };
    const rows = await departmentWorkList(db, request);
    const listed = pageFrom(db, rows.slice(0, args.first), { names, now });
    const connection = connectionOf(rows, { ...args, sort: order, freshness }, (row) =>
      shownSummonsItem(row, names, listed),
    );
    return { ...connection, totalCount: () => countDepartmentWork(db, request) };
  }
}
