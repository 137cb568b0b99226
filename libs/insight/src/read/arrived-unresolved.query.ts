import { Inject } from '@nestjs/common';
import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs';
import { type Kysely, sql } from 'kysely';
import { type Confined, readScope } from '#access';
import { DAY_MS } from '#calendar';
import { Directory } from '#directory';
import { type Actor, CLOCK, type Clock } from '#event-sourcing';
import { type Connection, decodeCursor, inputError, pageOf } from '#graphql';
import { READ_STORE, readingOf, type ReadStore } from '#read-store';
import { INSIGHT } from './insight.projection.js';
import type { InsightTables } from './insight.tables.js';

export interface UnresolvedQuestion {
  readonly days: number;
  readonly street?: string | null | undefined;
  readonly department?: string | null | undefined;
  readonly first: number;
  readonly after?: string | null | undefined;
  readonly afterPosition?: string | null | undefined;
}

export interface ArrivedUnresolved {
  readonly whistle: string;
  readonly summons: number;
  readonly title: string;
  readonly street: string;
  readonly streetName: string;
  readonly department: string;
  readonly departmentName: string;
  readonly arrivedAt: string;
  /** Whole days since the arrival. */
  readonly days: number;
  /** The department has reported it as done, and the street has not confirmed. */
  readonly reported: boolean;
}

/**
 * 只报到不解决: summonses answered on site and not resolved, the earliest arrival first.
 * @throws GraphQLError `NOT_YOUR_ORGANISATION`, `CURSOR_INVALID`
 */
export class AskArrivedUnresolved extends Query<Connection<ArrivedUnresolved>> {
  constructor(
    readonly actor: Actor,
    readonly question: UnresolvedQuestion,
  ) {
    super();
  }
}

type Cursor = readonly [arrivedAt: string, whistle: string, summons: number];

function cursorOf(after: string | null | undefined): Cursor | undefined {
  if (after === null || after === undefined) return undefined;
  const [arrivedAt, whistle, summons] = decodeCursor(after);
  const ordinal = typeof summons === 'number' && Math.abs(summons) < 2 ** 31;
  if (typeof arrivedAt === 'string' && typeof whistle === 'string' && ordinal)
    return [arrivedAt, whistle, summons];
  throw inputError('after', 'CURSOR_INVALID', '游标无效');
}

interface Row {
  readonly whistle: string;
  readonly summons: number;
  readonly title: string;
  readonly street: string;
  readonly department: string;
  readonly arrivedAt: string;
  readonly reportedAt: string | null;
}

function rowsOf(
  db: Kysely<InsightTables>,
  { street, departments }: Confined,
  page: { readonly before: string; readonly cursor: Cursor | undefined; readonly limit: number },
) {
  let query = db
    .selectFrom('obligations as o')
    .innerJoin('cases as c', 'c.id', 'o.whistle_id')
    .select(['o.whistle_id as whistle', 'o.no as summons', 'c.title', 'c.street', 'o.department'])
    .select(['o.arrived_at as arrivedAt', 'o.reported_at as reportedAt'])
    .where('o.confirmed_at', 'is', null)
    .where('o.released_at', 'is', null)
    .where('o.arrived_at', '<', page.before);
  if (street !== undefined) query = query.where('o.street', '=', street);
  if (departments) query = query.where('o.department', 'in', departments);
  if (page.cursor) {
    const [arrivedAt, whistle, summons] = page.cursor;
    query = query.where(
      sql<boolean>`(o.arrived_at, o.whistle_id, o.no) > (${arrivedAt}, ${whistle}, ${summons})`,
    );
  }
  return query
    .orderBy('o.arrived_at')
    .orderBy('o.whistle_id')
    .orderBy('o.no')
    .limit(page.limit)
    .execute() as Promise<Row[]>;
}

@QueryHandler(AskArrivedUnresolved)
export class AskArrivedUnresolvedHandler implements IQueryHandler<AskArrivedUnresolved> {
  constructor(
    @Inject(READ_STORE) private readonly store: ReadStore,
    @Inject(CLOCK) private readonly clock: Clock,
    private readonly directory: Directory,
  ) {}

  async execute(asked: AskArrivedUnresolved): Promise<Connection<ArrivedUnresolved>> {
    const { actor, question } = asked;
    const { first, after, days, afterPosition } = question;
    const organisations = await this.directory.current();
    const scope = readScope(actor, organisations).confine(question);
    const now = Date.parse(this.clock.now());
    const before = new Date(now - days * DAY_MS).toISOString();
    const { db, freshness } = await readingOf<InsightTables>(this.store, INSIGHT, afterPosition);
    const cursor = cursorOf(after);
    const rows = await rowsOf(db, scope, { before, cursor, limit: first + 1 });
    const keyOf = ({ arrivedAt, whistle, summons }: Row) => [arrivedAt, whistle, summons];
    return pageOf(rows, { first, after, freshness }, keyOf, (row) => ({
      ...row,
      streetName: organisations.nameOf(row.street),
      departmentName: organisations.nameOf(row.department),
      days: Math.floor((now - Date.parse(row.arrivedAt)) / DAY_MS),
      reported: row.reportedAt !== null,
    }));
  }
}
