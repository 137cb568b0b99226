import { Inject } from '@nestjs/common';
import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs';
import { type ReadScope, readScope } from '#access';
import { Directory } from '#directory';
import { type Actor, CLOCK, type Clock } from '#event-sourcing';
import { type Connection, connectionOf, cursorOf } from '#graphql';
import { READ_STORE, type ReadStore } from '#read-store';
import { workListTables } from '../reading.js';
import type { OverdueArgs } from '../work-lists/work-lists.args.js';
import { type OverdueSummonsType, shownSummonsItem } from '../work-lists/work-lists.types.js';
import { overdueSummonses } from './overdue-summonses.js';

/**
 * Summonses whose next due time has passed, the longest overdue first.
 * @throws GraphQLError `NOT_YOUR_ORGANISATION`
 */
export class AskOverdueSummonses extends Query<Connection<OverdueSummonsType>> {
  constructor(
    readonly actor: Actor,
    readonly args: OverdueArgs,
  ) {
    super();
  }
}

/** Whose work list is looked at: a street's where the reader is on the side of one. */
function listOf(scope: ReadScope, { department, street }: OverdueArgs) {
  const asked = { department: department ?? undefined, street: street ?? undefined };
  if (scope.wholeDistrict) return asked;
  const own = scope.street === undefined ? 'department' : 'street';
  const organisation = asked[own] ?? scope.street ?? scope.organisation;
  scope.assertMayReadWorkList(organisation);
  return { ...asked, [own]: organisation };
}

@QueryHandler(AskOverdueSummonses)
export class AskOverdueSummonsesHandler implements IQueryHandler<AskOverdueSummonses> {
  constructor(
    @Inject(READ_STORE) private readonly store: ReadStore,
    @Inject(CLOCK) private readonly clock: Clock,
    private readonly directory: Directory,
  ) {}

  async execute({ actor, args }: AskOverdueSummonses): Promise<Connection<OverdueSummonsType>> {
    const organisations = await this.directory.current();
    const list = listOf(readScope(actor, organisations), args);
    const sort = 'overdue';
    const page = { first: args.first, cursor: cursorOf(args.after, sort) };
    const { db, freshness } = await workListTables(this.store, args.afterPosition ?? undefined);
    const rows = await overdueSummonses(db, { ...list, ...page, now: this.clock.now() });
    return connectionOf(rows, { ...args, sort, freshness }, (row) =>
      shownSummonsItem(row, (id) => organisations.nameOf(id)),
    );
  }
}
