import { Inject } from '@nestjs/common';
import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs';
import { type Kysely, type RawBuilder, sql } from 'kysely';
import { CLOCK, type Clock } from '#event-sourcing';
import {
  type ConnectionArgs,
  connectionOf,
  type CountedConnection,
  dropNulls,
  type Sent,
  textCursorOf,
} from '#graphql';
import { conditionFor, READ_STORE, type ReadStore } from '#read-store';
import type { Authority } from '../../domain/whistle.events.js';
import { Naming } from '../names.js';
import { pageFrom } from '../work-lists/listed-page.js';
import { workListTables } from '../work-lists/work-lists.projection.js';
import {
  countRows,
  type Keyed,
  type KeysetList,
  type PageRequest,
  readPage,
} from '../work-lists/keyset.js';
import { joinsOf } from '../work-lists/work-lists.indexes.js';
import { WHISTLE_SEARCH, type WorkListTables } from '../work-lists/work-lists.tables.js';
import {
  shownTask,
  TASK_COLUMNS,
  type TaskRow,
  toTask,
  type WaitingTask,
} from '../work-lists/waiting-tasks.js';
import { type Task, TASKS } from '../work-lists/work-lists.tasks.js';

/** Conditions that must all hold. */
export interface CentreFilter {
  readonly tasks?: readonly Task[] | undefined;
  /** Who is to decide. */
  readonly authority?: Authority | undefined;
  readonly street?: string | undefined;
  readonly department?: string | undefined;
  readonly kind?: string | undefined;
  readonly overdue?: boolean | undefined;
}

/** One thing that waits for a decision. */
export interface CentreTask extends WaitingTask {
  readonly task: Task;
  readonly authority: Authority;
}

/** As it is shown: with the names that people know. */
export type NamedCentreTask = ReturnType<typeof shownTask<CentreTask>>;

export interface CentreWorkListRequest extends PageRequest {
  readonly filter: CentreFilter;
  /** ISO 8601 UTC: what is overdue. */
  readonly now: string;
}

/** A page of what waits, the earliest due first, and one item more where there are more. */
export async function centreWorkList(
  db: Kysely<WorkListTables>,
  request: CentreWorkListRequest,
): Promise<readonly (CentreTask & Keyed)[]> {
  const list = listOf(db, request);
  const rows = await readPage<TaskRow<CentreTask> & Keyed, WorkListTables>(db, list, request);
  return rows.map((row) => toTask(row, request.now));
}

/** How many tasks such pages have in all; null where they are too many to count. */
export const countCentreWork = (
  db: Kysely<WorkListTables>,
  request: CentreWorkListRequest,
): Promise<number | null> => countRows(db, listOf(db, request), request.text);

function listOf(db: Kysely<WorkListTables>, { filter, now }: CentreWorkListRequest): KeysetList {
  const { itsWhistle, foundWhistles, tasksOfWhistle } = joinsOf(db);
  return {
    columns: TASK_COLUMNS,
    from: sql`tasks t`,
    join: { with: itsWhistle, on: sql`w.id = t.whistle_id` },
    fromFound: sql`${foundWhistles} cross join ${tasksOfWhistle}`,
    search: { of: WHISTLE_SEARCH, no: 'w.no' },
    conditions: conditionsOf(filter, now),
    ranges: { column: 't.task', values: filter.tasks ?? TASKS },
    sort: { key: 't.due_at', tie: 't.id' },
  };
}

function conditionsOf(filter: CentreFilter, now: string): RawBuilder<unknown>[] {
  const { authority, street, department, kind, overdue } = filter;
  return [
    conditionFor(authority, (value) => sql`t.authority = ${value}`),
    conditionFor(street, (value) => sql`t.street = ${value}`),
    conditionFor(department, (value) => sql`t.department = ${value}`),
    conditionFor(kind, (value) => sql`t.kind = ${value}`),
    conditionFor(overdue, (value) => (value ? sql`t.due_at < ${now}` : sql`t.due_at >= ${now}`)),
  ].flat();
}

/** What may be asked; `text` is looked for in the whistles. */
export interface CentreWorkListAsked extends ConnectionArgs {
  readonly filter?: Sent<CentreFilter & { readonly text: string }> | null;
}

/** A page of what waits for a decision in the whole district, the earliest due first. */
export class AskCentreWorkList extends Query<CountedConnection<NamedCentreTask>> {
  constructor(readonly args: CentreWorkListAsked) {
    super();
  }
}

@QueryHandler(AskCentreWorkList)
export class AskCentreWorkListHandler implements IQueryHandler<AskCentreWorkList> {
  constructor(
    @Inject(READ_STORE) private readonly store: ReadStore,
    @Inject(CLOCK) private readonly clock: Clock,
    private readonly naming: Naming,
  ) {}

  async execute({ args }: AskCentreWorkList): Promise<CountedConnection<NamedCentreTask>> {
    const sort = 'centre';
    const cursor = textCursorOf(args.after, sort);
    const { db, freshness } = await workListTables(this.store, args.afterPosition);
    const names = await this.naming.current();
    const { text, ...filter } = dropNulls(args.filter);
    const page = { first: args.first, descending: false, cursor, text };
    const request = { ...page, filter, now: this.clock.now() };
    const rows = await centreWorkList(db, request);
    const listed = pageFrom(db, rows.slice(0, args.first), { names, now: request.now });
    const connection = connectionOf(rows, { ...args, sort, freshness }, (row) =>
      shownTask(row, names, listed),
    );
    return { ...connection, totalCount: () => countCentreWork(db, request) };
  }
}
