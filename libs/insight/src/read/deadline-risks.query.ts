import { Inject } from '@nestjs/common';
import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs';
import type { Kysely } from 'kysely';
import { Directory } from '#directory';
import { type Actor, CLOCK, type Clock } from '#event-sourcing';
import { READ_STORE, type ReadStore } from '#read-store';
import { DeadlineRisk, type Risk } from '../domain/deadline-risk.js';
import { insightTables, type Scope, scopeOf } from './insight-reader.js';
import type { InsightTables } from './insight.tables.js';
import {
  DATED_COLUMNS,
  type DatedSummons,
  hoursUntil,
  pastSummons,
  summonsesBetween,
} from './past-summonses.js';

const DAY_MS = 86_400_000;
/** How long ago summonses may be to tell of today's. */
const PAST_DAYS = 365;
/** Open summonses that are looked at, the earliest due first. */
const MOST_OPEN = 2_000;

export interface SummonsAtRisk extends Risk {
  readonly whistle: string;
  readonly summons: number;
  readonly title: string;
  readonly street: string;
  readonly department: string;
  readonly departmentName: string;
  readonly dueAt: string;
}

export interface RiskQuestion {
  readonly street?: string | null | undefined;
  readonly department?: string | null | undefined;
  readonly first: number;
}

/**
 * 逾期风险: open summonses whose deadline is still ahead, the likeliest to miss it first.
 * @throws GraphQLError `NOT_YOUR_ORGANISATION`
 */
export class AskDeadlineRisks extends Query<readonly SummonsAtRisk[]> {
  constructor(
    readonly actor: Actor,
    readonly question: RiskQuestion,
  ) {
    super();
  }
}

interface OpenSummons extends DatedSummons {
  readonly whistle: string;
  readonly summons: number;
  readonly title: string;
  readonly street: string;
}

function openSummonses(
  db: Kysely<InsightTables>,
  { street, department }: Scope,
  now: string,
): Promise<OpenSummons[]> {
  let query = db
    .selectFrom('obligations as o')
    .innerJoin('cases as c', 'c.id', 'o.whistle_id')
    .select(['o.whistle_id as whistle', 'o.no as summons', 'c.title', 'c.street', ...DATED_COLUMNS])
    .where('o.confirmed_at', 'is', null)
    .where('o.released_at', 'is', null)
    .where('o.reported_at', 'is', null)
    .where('o.paused_since', 'is', null)
    .where('o.due_at', '>', now);
  if (street !== undefined) query = query.where('c.street', '=', street);
  if (department !== undefined) query = query.where('o.department', '=', department);
  return query.orderBy('o.due_at').limit(MOST_OPEN).execute();
}

@QueryHandler(AskDeadlineRisks)
export class AskDeadlineRisksHandler implements IQueryHandler<AskDeadlineRisks> {
  constructor(
    @Inject(READ_STORE) private readonly store: ReadStore,
    @Inject(CLOCK) private readonly clock: Clock,
    private readonly directory: Directory,
  ) {}

  async execute({ actor, question }: AskDeadlineRisks): Promise<readonly SummonsAtRisk[]> {
    const organisations = await this.directory.current();
    const scope = scopeOf(actor, question, organisations);
    const now = this.clock.now();
    const db = await insightTables(this.store);
    const from = new Date(Date.parse(now) - PAST_DAYS * DAY_MS).toISOString();
    const past = await summonsesBetween(db, from, now);
    const risk = new DeadlineRisk(past.map((one) => pastSummons(one, now)));
    const open = await openSummonses(db, scope, now);
    return open
      .flatMap((one) => atRisk(one, risk, now))
      .map((one) => ({ ...one, departmentName: organisations.nameOf(one.department) }))
      .sort((a, b) => b.probability - a.probability || (a.dueAt < b.dueAt ? -1 : 1))
      .slice(0, question.first);
  }
}

function atRisk(
  one: OpenSummons,
  risk: DeadlineRisk,
  now: string,
): Omit<SummonsAtRisk, 'departmentName'>[] {
  const { dueAt, whistle, summons, title, street, department } = one;
  if (dueAt === null) return [];
  const found = risk.of(one, hoursUntil(one, now), hoursUntil(one, dueAt));
  return found ? [{ ...found, whistle, summons, title, street, department, dueAt }] : [];
}
