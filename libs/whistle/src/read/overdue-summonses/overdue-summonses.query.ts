import { Inject } from '@nestjs/common';
import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs';
import { type Kysely, sql } from 'kysely';
import { type ReadScope, readScope } from '#access';
import { MINUTE_MS } from '#calendar';
import { type Actor, CLOCK, type Clock } from '#event-sourcing';
import { connectionOf, type CountedConnection, cursorOf } from '#graphql';
import { conditionFor, READ_STORE, type ReadStore } from '#read-store';
import { Naming } from '../names.js';
import { workListTables } from '../work-lists/work-lists.projection.js';
import {
  SUMMONS_COLUMNS,
  type SummonsItem,
  type SummonsItemRow,
  toSummonsItem,
} from '../work-lists/department-work-list.js';
import { countOf, type Cursor, type Keyed } from '../work-lists/keyset.js';
import type { OverdueArgs } from '../work-lists/work-lists.args.js';
import { joinsOf } from '../work-lists/work-lists.indexes.js';
import { NEVER, type WorkListTables } from '../work-lists/work-lists.tables.js';
import { pageFrom } from '../work-lists/listed-page.js';
import { type ShownSummonsItem, shownSummonsItem } from '../work-lists/shown-items.js';

/** A summons whose next due time has passed while its clock runs. */
export interface OverdueSummons extends SummonsItem {
  /** Natural minutes since the due time, whole. */
  readonly minutesOverdue: number;
}

export interface OverdueRequest {
  readonly department?: string | undefined;
  readonly street?: string | undefined;
  readonly first: number;
  readonly cursor?: Cursor | undefined;
  /** ISO 8601 UTC. */
  readonly now: string;
}

/**
 * The longest overdue first, and one more where there are more. What is paused is not overdue (GLPI
 * 24481), nor what the department has reported and the street has not answered.
 */
export async function overdueSummonses(
  db: Kysely<WorkListTables>,
  { department, street, first, cursor, now }: OverdueRequest,
): Promise<readonly (OverdueSummons & Keyed)[]> {
  const conditions = [
    ...overdueConditions({ department, street, now }),
    ...conditionFor(cursor, ({ key, tie }) => sql`(s.due_at, s.row) > (${key}, ${tie})`),
  ];
  const { rows } = await sql<SummonsItemRow & Keyed>`select ${SUMMONS_COLUMNS},
    s.due_at as sort_key, s.row as sort_tie
    from summonses s ${joinsOf(db).itsWhistle} where w.id = s.whistle_id and ${sql.join(conditions, sql` and `)}
    order by s.due_at, s.row limit ${first + 1}`.execute(db);
  return rows.map((row) => {
    const item: SummonsItem & Keyed = toSummonsItem(row, now);
    const minutesOverdue = Math.floor((Date.parse(now) - Date.parse(row.nextDueAt)) / MINUTE_MS);
    return { ...item, minutesOverdue };
  });
}

type Scope = Omit<OverdueRequest, 'first' | 'cursor'>;

/** How many are overdue in all; null where they are too many to count. */
export async function countOverdue(
  db: Kysely<WorkListTables>,
  scope: Scope,
): Promise<number | null> {
  const conditions = sql.join(overdueConditions(scope), sql` and `);
  return countOf(db, sql`select 1 from summonses s where ${conditions}`);
}

function overdueConditions({ department, street, now }: Scope) {
  return [
    // Follows from the next condition; lets the partial index of running clocks be used.
    sql`s.due_at < ${sql.lit(NEVER)}`,
    sql`s.due_at < ${now}`,
    ...conditionFor(department, (id) => sql`s.department = ${id}`),
    ...conditionFor(street, (id) => sql`s.street = ${id}`),
  ];
}

/** As it is shown. */
export type ShownOverdue = ShownSummonsItem & Pick<OverdueSummons, 'minutesOverdue'>;

/**
 * Summonses whose next due time has passed, the longest overdue first.
 * @throws GraphQLError `NOT_YOUR_ORGANISATION`
 */
export class AskOverdueSummonses extends Query<CountedConnection<ShownOverdue>> {
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
    private readonly naming: Naming,
  ) {}

  async execute({ actor, args }: AskOverdueSummonses): Promise<CountedConnection<ShownOverdue>> {
    const names = await this.naming.current();
    const list = listOf(readScope(actor, names.organisations), args);
    const sort = 'overdue';
    const page = { first: args.first, cursor: cursorOf(args.after, sort) };
    const { db, freshness } = await workListTables(this.store, args.afterPosition);
    const now = this.clock.now();
    const rows = await overdueSummonses(db, { ...list, ...page, now });
    const listed = pageFrom(db, rows.slice(0, args.first), { names, now });
    const connection = connectionOf(rows, { ...args, sort, freshness }, (row) =>
      shownSummonsItem(row, names, listed),
    );
    return { ...connection, totalCount: () => countOverdue(db, { ...list, now }) };
  }
}
