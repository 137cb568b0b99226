import { Inject } from '@nestjs/common';
import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs';
import { Directory } from '#directory';
import { type Actor, CLOCK, type Clock } from '#event-sourcing';
import { type Connection, connectionOf, cursorOf, type Names } from '#graphql';
import { READ_STORE, type ReadStore } from '#read-store';
import {
  mustReadDepartment,
  mustReadStreet,
  type Reader,
  readerOf,
  readsDistrict,
} from '../reader.js';
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

/** The part of the district that the reader may see and asks for. */
function scopeOf(reader: Reader, args: OverdueArgs, names: Names) {
  const asked = { department: args.department ?? undefined, street: args.street ?? undefined };
  if (readsDistrict(reader)) return asked;
  if (reader.street !== undefined) {
    const street = asked.street ?? reader.street;
    mustReadStreet(reader, street, names);
    return { ...asked, street };
  }
  const department = asked.department ?? reader.organisation;
  mustReadDepartment(reader, department, names);
  return { ...asked, department };
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
    const scope = scopeOf(readerOf(actor, organisations), args, organisations);
    const sort = 'overdue';
    const page = { first: args.first, cursor: cursorOf(args.after, sort) };
    const { db, freshness } = await workListTables(this.store, args.afterPosition ?? undefined);
    const rows = await overdueSummonses(db, { ...scope, ...page, now: this.clock.now() });
    return connectionOf(rows, { ...args, sort, freshness }, (row) =>
      shownSummonsItem(row, (id) => organisations.nameOf(id)),
    );
  }
}
