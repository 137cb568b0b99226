import { Inject } from '@nestjs/common';
import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs';
import type { Kysely } from 'kysely';
import { type Confined, readScope } from '#access';
import { MINUTE_MS } from '#calendar';
import { Directory } from '#directory';
import { type Actor, CLOCK, type Clock } from '#event-sourcing';
import {
  freshnessOf,
  type HeavyQuestion,
  oneOf,
  QUESTIONS,
  type Questions,
  READ_STORE,
  type ReadStore,
} from '#read-store';
import { hoursUntil } from '../domain/dated-summons.js';
import type { DeadlineRisk, Risk } from '../domain/deadline-risk.js';
import type { BookedSummons, RiskBook } from '../domain/risk-book.js';
import { INSIGHT } from './insight.projection.js';
import type { InsightTables } from './insight.tables.js';
import { KeptRiskBooks } from './kept-risk-book.js';

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

type Assessed = Omit<SummonsAtRisk, 'title'>;

const books = new KeptRiskBooks();

/** Rounded down, so that simultaneous questions can share an answer. */
const thisMinute = (clock: Clock): string =>
  new Date(Math.floor(Date.parse(clock.now()) / MINUTE_MS) * MINUTE_MS).toISOString();

/** Open summonses, the likeliest to miss their deadline first. */
export const deadlineRisks: HeavyQuestion<RisksRequest, readonly SummonsAtRisk[], InsightTables> = {
  name: 'deadline-risks',
  projection: INSIGHT,
  async answer({ db }, asked) {
    const book = await books.current(db, Date.parse(asked.now));
    const likeliest = assess(book, asked);
    const titles = await titlesOf(db, likeliest);
    return likeliest.map((one) => Object.assign(one, { title: titles.get(one.whistle) ?? '' }));
  },
};

function assessed(book: RiskBook, scope: Confined, at: string): Assessed[] {
  const now = Date.parse(at);
  const risk = book.riskAt(now);
  return openSummonses(book, scope, now).flatMap((one) => risksOf(one, risk, now));
}

function assess(book: RiskBook, { scope, now, first }: RisksRequest): Assessed[] {
  return assessed(book, scope, now)
    .sort((a, b) => b.probability - a.probability || (a.dueAt < b.dueAt ? -1 : 1))
    .slice(0, first);
}

function openSummonses(book: RiskBook, scope: Confined, now: number): BookedSummons[] {
  const { street, departments } = scope;
  const open: BookedSummons[] = [];
  for (const one of book.dueAfter(now)) {
    if (street !== undefined && one.street !== street) continue;
    if (departments && !departments.includes(one.department)) continue;
    if (open.push(one) === MOST_OPEN) break;
  }
  return open;
}

function risksOf(one: BookedSummons, risk: DeadlineRisk, now: number): Assessed[] {
  const { dueAt, whistle, summons, street, department } = one;
  if (dueAt === null) return [];
  const found = risk.riskOf(one, hoursUntil(one, now), hoursUntil(one, dueAt));
  if (!found) return [];
  const { probability, basis, sample } = found;
  const due = new Date(dueAt).toISOString();
  return [{ probability, basis, sample, whistle, summons, street, department, dueAt: due }];
}

async function titlesOf(
  db: Kysely<InsightTables>,
  risks: readonly Assessed[],
): Promise<ReadonlyMap<string, string>> {
  const ids = risks.map(({ whistle }) => whistle);
  const rows = await db
    .selectFrom('cases')
    .select(['id', 'title'])
    .where(oneOf(db, 'id', ids))
    .execute();
  return new Map(rows.map(({ id, title }) => [id, title]));
}

export interface RiskQuestion {
  readonly street?: string | null | undefined;
  readonly department?: string | null | undefined;
  readonly first: number;
  readonly afterPosition?: string | null | undefined;
}

export interface NamedSummonsAtRisk extends SummonsAtRisk {
  readonly departmentName: string;
}

/** How many open summonses are about as likely to miss their deadline. */
export interface RiskCount {
  /** The least probability, 0–1: of ten steps. */
  readonly from: number;
  readonly count: number;
}

const STEPS = 10;

/** The same by steps of probability, without what it is about. */
export const deadlineRiskCounts: HeavyQuestion<
  Pick<RisksRequest, 'now'>,
  readonly RiskCount[],
  InsightTables
> = {
  name: 'deadline-risk-counts',
  projection: INSIGHT,
  async answer({ db }, { now }) {
    const book = await books.current(db, Date.parse(now));
    const steps = assessed(book, {}, now).map(({ probability }) =>
      Math.min(STEPS - 1, Math.floor(probability * STEPS)),
    );
    return Array.from({ length: STEPS }, (_, step) => ({
      from: step / STEPS,
      count: steps.filter((one) => one === step).length,
    }));
  },
};

/** 逾期风险 of the whole district, counted by steps of probability. */
export class AskDeadlineRiskCounts extends Query<readonly RiskCount[]> {
  constructor(
    readonly asker: string,
    readonly afterPosition?: string | null,
  ) {
    super();
  }
}

@QueryHandler(AskDeadlineRiskCounts)
export class AskDeadlineRiskCountsHandler implements IQueryHandler<AskDeadlineRiskCounts> {
  constructor(
    @Inject(QUESTIONS) private readonly questions: Questions,
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(READ_STORE) private readonly store: ReadStore,
  ) {}

  async execute({ asker, afterPosition }: AskDeadlineRiskCounts): Promise<readonly RiskCount[]> {
    await freshnessOf(this.store, INSIGHT, afterPosition);
    return this.questions.ask(deadlineRiskCounts, { now: thisMinute(this.clock) }, asker);
  }
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
    @Inject(READ_STORE) private readonly store: ReadStore,
  ) {}

  async execute({ actor, question }: AskDeadlineRisks): Promise<readonly NamedSummonsAtRisk[]> {
    const organisations = await this.directory.current();
    const scope = readScope(actor, organisations).confine(question);
    await freshnessOf(this.store, INSIGHT, question.afterPosition);
    const now = thisMinute(this.clock);
    const asked = { scope, now, first: question.first };
    const risks = await this.questions.ask(deadlineRisks, asked, actor.account);
    const ahead = risks.filter(({ dueAt }) => dueAt > this.clock.now());
    return ahead.map((one) => ({
      ...one,
      departmentName: organisations.nameOf(one.department),
    }));
  }
}
