import { Inject } from '@nestjs/common';
import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs';
import { type Kysely, type RawBuilder, sql } from 'kysely';
import { CLOCK, type Clock } from '#event-sourcing';
import {
  type Connection,
  type ConnectionArgs,
  connectionOf,
  dropNulls,
  type Sent,
  textCursorOf,
} from '#graphql';
import { conditionFor, READ_STORE, type ReadStore } from '#read-store';
import type { Authority, WhistleLevel } from '../../domain/whistle.events.js';
import { namedMatter, Naming, type Names } from '../names.js';
import { workListTables } from '../work-lists/work-lists.projection.js';
import { type Keyed, type PageRequest, readPage } from '../work-lists/keyset.js';
import { joinsOf } from '../work-lists/work-lists.indexes.js';
import { NEVER, WHISTLE_SEARCH, type WorkListTables } from '../work-lists/work-lists.tables.js';
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
export interface CentreTask {
  readonly task: Task;
  readonly authority: Authority;
  readonly whistleId: string;
  readonly summons: number | null;
  readonly department: string | null;
  readonly street: string;
  readonly kind: string;
  readonly level: WhistleLevel;
  readonly category: string;
  readonly title: string;
  readonly address: string;
  /** WGS 84. */
  readonly longitude: number | null;
  readonly latitude: number | null;
  /** Why it was asked for, as those who asked have put it. */
  readonly reason: string | null;
  readonly since: string;
  readonly dueAt: string | null;
  readonly overdue: boolean;
}

/** As it is shown: with the names that people know. */
export interface NamedCentreTask extends CentreTask {
  readonly kindName: string;
  readonly categoryName: string;
  readonly streetName: string;
  readonly departmentName: string | null;
}

export interface CentreWorkListRequest extends PageRequest {
  readonly filter: CentreFilter;
  /** ISO 8601 UTC: what is overdue. */
  readonly now: string;
}

type Row = Omit<CentreTask, 'dueAt' | 'overdue' | 'summons'> &
  Keyed & { readonly dueAt: string; readonly summons: number };

const COLUMNS = sql`t.task, t.authority, t.whistle_id as "whistleId", t.summons, t.department,
  t.street, t.kind, w.level, w.category, w.title, w.address,
  w.longitude, w.latitude, t.note as "reason", t.since,
  t.due_at as "dueAt"`;

/** A page of what waits, the earliest due first, and one item more where there are more. */
export async function centreWorkList(
  db: Kysely<WorkListTables>,
  request: CentreWorkListRequest,
): Promise<readonly (CentreTask & Keyed)[]> {
  const { filter, now } = request;
  const { itsWhistle, foundWhistles, tasksOfWhistle } = joinsOf(db);
  const list = {
    columns: COLUMNS,
    from: sql`tasks t ${itsWhistle}`,
    fromFound: sql`${foundWhistles} cross join ${tasksOfWhistle}`,
    search: { of: WHISTLE_SEARCH, no: 'w.no' },
    conditions: [sql`w.id = t.whistle_id`, ...conditionsOf(filter, now)],
    ranges: { column: 't.task', values: filter.tasks ?? TASKS },
    sort: { key: 't.due_at', tie: 't.id' },
  };
  const rows = await readPage<Row, WorkListTables>(db, list, request);
  return rows.map((row) => ({
    ...row,
    summons: row.summons === 0 ? null : row.summons,
    dueAt: row.dueAt === NEVER ? null : row.dueAt,
    overdue: row.dueAt < now,
  }));
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
export class AskCentreWorkList extends Query<Connection<NamedCentreTask>> {
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

  async execute({ args }: AskCentreWorkList): Promise<Connection<NamedCentreTask>> {
    const sort = 'centre';
    const cursor = textCursorOf(args.after, sort);
    const { db, freshness } = await workListTables(this.store, args.afterPosition);
    const names = await this.naming.current();
    const { text, ...filter } = dropNulls(args.filter);
    const page = { first: args.first, descending: false, cursor, text };
    const rows = await centreWorkList(db, { ...page, filter, now: this.clock.now() });
    return connectionOf(rows, { ...args, sort, freshness }, (row) => shownTask(row, names));
  }
}

const shownTask = (task: CentreTask, names: Names): NamedCentreTask => ({
  ...task,
  ...namedMatter(task, names),
  departmentName: task.department === null ? null : names.nameOf(task.department),
});
