import { Inject } from '@nestjs/common';
import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs';
import { type Kysely, type RawBuilder, sql } from 'kysely';
import { readScope } from '#access';
import { type Actor, CLOCK, type Clock } from '#event-sourcing';
import {
  type ConnectionArgs,
  connectionOf,
  type CountedConnection,
  dropNulls,
  type Sent,
  textCursorOf,
} from '#graphql';
import { conditionFor, READ_STORE, type ReadStore } from '#read-store';
import { Naming } from '../names.js';
import { pageFrom } from '../work-lists/listed-page.js';
import {
  countRows,
  type Keyed,
  type KeysetList,
  type PageRequest,
  readPage,
} from '../work-lists/keyset.js';
import { STREET_TASKS, type StreetTaskKind } from '../work-lists/street-tasks.js';
import {
  shownTask,
  TASK_COLUMNS,
  type TaskRow,
  toTask,
  type WaitingTask,
} from '../work-lists/waiting-tasks.js';
import { joinsOf } from '../work-lists/work-lists.indexes.js';
import { workListTables } from '../work-lists/work-lists.projection.js';
import { WHISTLE_SEARCH, type WorkListTables } from '../work-lists/work-lists.tables.js';

/** Conditions that must all hold. */
export interface StreetTaskFilter {
  readonly tasks?: readonly StreetTaskKind[] | undefined;
  readonly department?: string | undefined;
  readonly kind?: string | undefined;
  readonly overdue?: boolean | undefined;
  /** Exclusive. */
  readonly dueBefore?: string | undefined;
}

/** One thing that waits for a street. */
export interface StreetTask extends WaitingTask {
  readonly task: StreetTaskKind;
}

export interface StreetTasksRequest extends PageRequest {
  readonly street: string;
  readonly filter: StreetTaskFilter;
  /** ISO 8601 UTC: what is overdue. */
  readonly now: string;
}

/** A page of what waits for a street: the earliest due first, then what has no limit by its age. */
export async function streetTasks(
  db: Kysely<WorkListTables>,
  request: StreetTasksRequest,
): Promise<readonly (StreetTask & Keyed)[]> {
  const list = listOf(db, request);
  const rows = await readPage<TaskRow<StreetTask> & Keyed, WorkListTables>(db, list, request);
  return rows.map((row) => toTask(row, request.now));
}

/** How many tasks such pages have in all; null where they are too many to count. */
export const countStreetTasks = (
  db: Kysely<WorkListTables>,
  request: StreetTasksRequest,
): Promise<number | null> => countRows(db, listOf(db, request), request.text);

function listOf(
  db: Kysely<WorkListTables>,
  { street, filter, now }: StreetTasksRequest,
): KeysetList {
  const { itsWhistle, foundWhistles, tasksOfWhistle } = joinsOf(db);
  return {
    columns: TASK_COLUMNS,
    from: sql`tasks t`,
    join: { with: itsWhistle, on: sql`w.id = t.whistle_id` },
    fromFound: sql`${foundWhistles} cross join ${tasksOfWhistle}`,
    search: { of: WHISTLE_SEARCH, no: 'w.no' },
    conditions: [
      sql`t.street = ${street}`,
      sql`t.authority = 'street'`,
      ...conditionsOf(filter, now),
    ],
    ranges: { column: 't.task', values: filter.tasks ?? STREET_TASKS },
    sort: { key: 't.queue', tie: 't.id' },
  };
}

function conditionsOf(filter: StreetTaskFilter, now: string): RawBuilder<unknown>[] {
  const { department, kind, overdue, dueBefore } = filter;
  return [
    conditionFor(department, (value) => sql`t.department = ${value}`),
    conditionFor(kind, (value) => sql`t.kind = ${value}`),
    conditionFor(overdue, (value) => (value ? sql`t.due_at < ${now}` : sql`t.due_at >= ${now}`)),
    conditionFor(dueBefore, (value) => sql`t.due_at < ${value}`),
  ].flat();
}

/** As it is shown: with the names that people know. */
export type ShownStreetTask = ReturnType<typeof shownTask<StreetTask>>;

/** What may be asked; `text` is looked for in the whistles. */
export interface StreetTasksAsked extends ConnectionArgs {
  readonly street: string;
  readonly filter?: Sent<StreetTaskFilter & { readonly text: string }> | null;
}

/**
 * A page of what waits for a street.
 * @throws GraphQLError `NOT_YOUR_ORGANISATION`
 */
export class AskStreetTasks extends Query<CountedConnection<ShownStreetTask>> {
  constructor(
    readonly actor: Actor,
    readonly args: StreetTasksAsked,
  ) {
    super();
  }
}

@QueryHandler(AskStreetTasks)
export class AskStreetTasksHandler implements IQueryHandler<AskStreetTasks> {
  constructor(
    @Inject(READ_STORE) private readonly store: ReadStore,
    @Inject(CLOCK) private readonly clock: Clock,
    private readonly naming: Naming,
  ) {}

  async execute({ actor, args }: AskStreetTasks): Promise<CountedConnection<ShownStreetTask>> {
    const sort = 'street-tasks';
    const { street, first } = args;
    const names = await this.naming.current();
    readScope(actor, names.organisations).assertMayReadWorkList(street);
    const cursor = textCursorOf(args.after, sort);
    const { db, freshness } = await workListTables(this.store, args.afterPosition);
    const { text, ...filter } = dropNulls(args.filter);
    const page = { first, descending: false, cursor, text };
    const request = { ...page, street, filter, now: this.clock.now() };
    const rows = await streetTasks(db, request);
    const listed = pageFrom(db, rows.slice(0, args.first), { names, now: request.now });
    const connection = connectionOf(rows, { ...args, sort, freshness }, (row) =>
      shownTask(row, names, listed),
    );
    return { ...connection, totalCount: () => countStreetTasks(db, request) };
  }
}
