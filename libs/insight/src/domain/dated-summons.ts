import { HOUR_MS } from '#calendar';
import type { HeldOut } from './calibration.js';
import type { ComparableSummons, PastSummons } from './deadline-risk.js';

/** Times of a summons, in milliseconds since 1970; null where it has not come to that. */
export interface DatedSummons extends ComparableSummons {
  readonly summonedAt: number;
  readonly reportedAt: number | null;
  readonly confirmedAt: number | null;
  readonly releasedAt: number | null;
  readonly dueAt: number | null;
  /** Length of pauses that are over. */
  readonly pausedMs: number;
  readonly pausedSince: number | null;
}

/** Hours from dispatch to a time, without the pauses. */
export function hoursUntil(summons: DatedSummons, at: number): number {
  const { summonedAt, pausedMs, pausedSince } = summons;
  const standing = pausedSince !== null && pausedSince < at ? at - pausedSince : 0;
  return Math.max(0, (at - summonedAt - pausedMs - standing) / HOUR_MS);
}

/** Hours until the confirmed report, the release or `now`. */
export function hoursTaken(summons: DatedSummons, now: number): number {
  const { reportedAt, confirmedAt, releasedAt } = summons;
  const settledAt = confirmedAt === null ? releasedAt : (reportedAt ?? confirmedAt);
  return hoursUntil(summons, settledAt ?? now);
}

/** Whether it is neither settled nor let go. */
export const isOpen = ({ confirmedAt, releasedAt }: DatedSummons): boolean =>
  confirmedAt === null && releasedAt === null;

export const toPastSummons = (summons: DatedSummons, now: number): PastSummons => ({
  department: summons.department,
  kind: summons.kind,
  hours: hoursTaken(summons, now),
  ended: summons.confirmedAt !== null,
});

/** With its limit in hours; empty where it has none. */
export function toHeldOut(summons: DatedSummons, now: number): HeldOut[] {
  const { dueAt, department, kind } = summons;
  if (dueAt === null) return [];
  const { hours, ended } = toPastSummons(summons, now);
  return [{ department, kind, hours, ended, limitHours: hoursUntil(summons, dueAt) }];
}
