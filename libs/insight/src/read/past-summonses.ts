import type { Kysely } from 'kysely';
import { HOUR_MS } from '#calendar';
import type { HeldOut } from '../domain/calibration.js';
import type { PastSummons } from '../domain/deadline-risk.js';
import type { InsightTables } from './insight.tables.js';

/** As many of the latest as an estimate needs and a question bears. */
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

/** What came of it by `now`: settled by a report that was confirmed, let go, or still open. */
export function pastSummons(summons: DatedSummons, now: string): PastSummons {
  const { department, kind, reportedAt, confirmedAt, releasedAt } = summons;
  const ended = confirmedAt !== null;
  const at = ended ? (reportedAt ?? confirmedAt) : (releasedAt ?? now);
  return { department, kind, hours: hoursUntil(summons, at), ended };
}

/** Of those with a limit, what the limit was. */
export function heldOut(summons: DatedSummons, now: string): HeldOut[] {
  const { dueAt } = summons;
  if (dueAt === null) return [];
  return [{ ...pastSummons(summons, now), limitHours: hoursUntil(summons, dueAt) }];
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
