import type { Kysely } from 'kysely';
import type { Confined } from '#access';
import type { HeavyQuestion } from '#read-store';
import { type DeadlineRisk, type Risk } from '../domain/deadline-risk.js';
import { INSIGHT } from './insight.projection.js';
import type { InsightTables } from './insight.tables.js';
import { KeptEstimates } from './kept-estimates.js';
import { DATED_COLUMNS, type DatedSummons, hoursUntil } from './past-summonses.js';

/** Open summonses that are looked at, the earliest due first. */
const MOST_OPEN = 2_000;

export interface SummonsAtRisk extends Risk {
  readonly whistle: string;
  readonly summons: number;
  readonly title: string;
  readonly street: string;
  readonly department: string;
  readonly dueAt: string;
}

export interface RisksAsked {
  readonly scope: Confined;
  /** ISO 8601 UTC; of one minute, so that equal questions are equal. */
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
export const deadlineRisks: HeavyQuestion<RisksAsked, readonly SummonsAtRisk[], InsightTables> = {
  name: 'deadline-risks',
  projection: INSIGHT,
  async answer(tables, { scope, now, first }) {
    const risk = await estimates.at(tables, now);
    const open = await openSummonses(tables.db, scope, now);
    return open
      .flatMap((one) => atRisk(one, risk, now))
      .sort((a, b) => b.probability - a.probability || (a.dueAt < b.dueAt ? -1 : 1))
      .slice(0, first);
  },
};

function atRisk(one: OpenSummons, risk: DeadlineRisk, now: string): SummonsAtRisk[] {
  const { dueAt, whistle, summons, title, street, department } = one;
  if (dueAt === null) return [];
  const found = risk.of(one, hoursUntil(one, now), hoursUntil(one, dueAt));
  return found ? [{ ...found, whistle, summons, title, street, department, dueAt }] : [];
}
