import { Inject } from '@nestjs/common';
import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs';
import type { Kysely } from 'kysely';
import { type Confined, readScope } from '#access';
import { MINUTE_MS } from '#calendar';
import { Directory } from '#directory';
import { type Actor, CLOCK, type Clock } from '#event-sourcing';
import { type HeavyQuestion, QUESTIONS, type Questions } from '#read-store';
import type { DeadlineRisk, Risk } from '../domain/deadline-risk.js';
import { INSIGHT } from './insight.projection.js';
import type { InsightTables } from './insight.tables.js';
import { DATED_COLUMNS, type DatedSummons, hoursUntil, KeptEstimates } from './past-summonses.js';

/** Most open summonses that are assessed, the earliest due first. */
const MOST_OPEN = 2_000;

export interface SummonsAtRisk extends Risk {
  readonly whistle: string;
  readonly summons: number;
  readonly title: string;
  readonly street: string;
  readonly department: string;
  readonly dueAt: string;
}

export interface RisksRequest {
  readonly scope: Confined;
  /** ISO 8601 UTC, rounded down to the minute, so that simultaneous questions can share an answer. */
  readonly now: string;
  readonly first: number;
}

interface OpenSummons extends DatedSummons {
  readonly whistle: string;
  readonly summons: number;
  readonly title: string;
  readonly street: string;
}

function openSummonses(
  db: Kysely<InsightTables>,
  { street, departments }: Confined,
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
  if (departments) query = query.where('o.department', 'in', departments);
  return query.orderBy('o.due_at').limit(MOST_OPEN).execute();
}

const estimates = new KeptEstimates();

/** Open summonses, the likeliest to miss their deadline first. */
export const deadlineRisks: HeavyQuestion<RisksRequest, readonly SummonsAtRisk[], InsightTables> = {
  name: 'deadline-risks',
  projection: INSIGHT,
  async answer(tables, { scope, now, first }) {
    const risk = await estimates.estimateAt(tables, now);
    const open = await openSummonses(tables.db, scope, now);
    return open
      .flatMap((one) => risksOf(one, risk, now))
      .sort((a, b) => b.probability - a.probability || (a.dueAt < b.dueAt ? -1 : 1))
      .slice(0, first);
  },
};

function risksOf(one: OpenSummons, risk: DeadlineRisk, now: string): SummonsAtRisk[] {
  const { dueAt, whistle, summons, title, street, department } = one;
  if (dueAt === null) return [];
  const found = risk.riskOf(one, hoursUntil(one, now), hoursUntil(one, dueAt));
  return found ? [{ ...found, whistle, summons, title, street, department, dueAt }] : [];
}

export interface RiskQuestion {
  readonly street?: string | null | undefined;
  readonly department?: string | null | undefined;
  readonly first: number;
}

export interface NamedSummonsAtRisk extends SummonsAtRisk {
  readonly departmentName: string;
}

/**
 * 逾期风险: open summonses whose deadline is still ahead, the likeliest to miss it first.
 * @throws GraphQLError `NOT_YOUR_ORGANISATION`
 */
export class AskDeadlineRisks extends Query<readonly NamedSummonsAtRisk[]> {
  constructor(
    readonly actor: Actor,
    readonly question: RiskQuestion,
  ) {
    super();
  }
}

@QueryHandler(AskDeadlineRisks)
export class AskDeadlineRisksHandler implements IQueryHandler<AskDeadlineRisks> {
  constructor(
    @Inject(QUESTIONS) private readonly questions: Questions,
    @Inject(CLOCK) private readonly clock: Clock,
    private readonly directory: Directory,
  ) {}

  async execute({ actor, question }: AskDeadlineRisks): Promise<readonly NamedSummonsAtRisk[]> {
    const organisations = await this.directory.current();
    const scope = readScope(actor, organisations).confine(question);
    // Rounded down to the minute, so that simultaneous questions can share an answer.
    const minute = Math.floor(Date.parse(this.clock.now()) / MINUTE_MS) * MINUTE_MS;
    const now = new Date(minute).toISOString();
    const risks = await this.questions.ask(deadlineRisks, { scope, now, first: question.first });
    const ahead = risks.filter(({ dueAt }) => dueAt > this.clock.now());
    return ahead.map((one) => ({
      ...one,
      departmentName: organisations.nameOf(one.department),
    }));
  }
}
