import type { Kysely } from 'kysely';
import { DAY_MS, HOUR_MS } from '#calendar';
import type { QuestionTables } from '#read-store';
import type { HeldOut } from '../domain/calibration.js';
import { DeadlineRisk, type PastSummons } from '../domain/deadline-risk.js';
import type { InsightTables } from './insight.tables.js';

/** Most summonses that are read for an estimate, the latest first. */
const MOST = 50_000;

export interface DatedSummons {
  readonly department: string;
  readonly kind: string;
  readonly summonedAt: string;
  readonly reportedAt: string | null;
  readonly confirmedAt: string | null;
  readonly releasedAt: string | null;
  readonly dueAt: string | null;
  readonly pausedMs: number | string;
  readonly pausedSince: string | null;
}

export const DATED_COLUMNS = [
  'o.department',
  'c.kind',
  'o.summoned_at as summonedAt',
  'o.reported_at as reportedAt',
  'o.confirmed_at as confirmedAt',
  'o.released_at as releasedAt',
  'o.due_at as dueAt',
  'o.paused_ms as pausedMs',
  'o.paused_since as pausedSince',
] as const;

/** Hours from dispatch to a time, without the pauses. */
export function hoursUntil(summons: DatedSummons, at: string): number {
  const { summonedAt, pausedMs, pausedSince } = summons;
  const standing = pausedSince !== null && pausedSince < at ? ms(at) - ms(pausedSince) : 0;
  return Math.max(0, (ms(at) - ms(summonedAt) - Number(pausedMs) - standing) / HOUR_MS);
}

const ms = (at: string): number => Date.parse(at);

/** Duration until the confirmed report, the release or `now`. */
export function toPastSummons(summons: DatedSummons, now: string): PastSummons {
  const { department, kind, reportedAt, confirmedAt, releasedAt } = summons;
  const ended = confirmedAt !== null;
  const at = ended ? (reportedAt ?? confirmedAt) : (releasedAt ?? now);
  return { department, kind, hours: hoursUntil(summons, at), ended };
}

/** With its limit in hours; empty where it has none. */
export function toHeldOut(summons: DatedSummons, now: string): HeldOut[] {
  const { dueAt } = summons;
  if (dueAt === null) return [];
  return [{ ...toPastSummons(summons, now), limitHours: hoursUntil(summons, dueAt) }];
}

/** Summonses dispatched from one time up to another, the latest first. */
export function summonsesBetween(
  db: Kysely<InsightTables>,
  from: string,
  to: string,
): Promise<DatedSummons[]> {
  return db
    .selectFrom('obligations as o')
    .innerJoin('cases as c', 'c.id', 'o.whistle_id')
    .select(DATED_COLUMNS)
    .where('o.summoned_at', '>=', from)
    .where('o.summoned_at', '<', to)
    .orderBy('o.summoned_at', 'desc')
    .limit(MOST)
    .execute();
}

/** Older summonses are not used for estimates. */
const PAST_DAYS = 365;

interface Kept {
  readonly key: string;
  readonly risk: Promise<DeadlineRisk>;
}

/**
 * Caches the latest estimate for the same position of the tables and the same minute, because reading
 * a year of summonses is most of the cost of a question about risks.
 */
export class KeptEstimates {
  readonly #kept = new WeakMap<Kysely<InsightTables>, Kept>();

  estimateAt({ db, position }: QuestionTables<InsightTables>, now: string): Promise<DeadlineRisk> {
    const of = `${position ?? ''} ${now}`;
    const kept = this.#kept.get(db);
    if (kept?.key === of) return kept.risk;
    const risk = estimateRisk(db, now);
    this.#kept.set(db, { key: of, risk });
    // A failed estimate is not cached.
    risk.catch(() => this.#kept.delete(db));
    return risk;
  }
}

async function estimateRisk(db: Kysely<InsightTables>, now: string): Promise<DeadlineRisk> {
  const from = new Date(Date.parse(now) - PAST_DAYS * DAY_MS).toISOString();
  const past = await summonsesBetween(db, from, now);
  return new DeadlineRisk(past.map((one) => toPastSummons(one, now)));
}
