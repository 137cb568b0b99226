import { runningClockOf, stopTimeOf } from './summons-stops.js';
import { isActive, isSettled, openPauseOf, type Summons } from './summons.state.js';
import type { Whistle } from './whistle.state.js';
import { CLOCK_NAMES, type ClockName } from './whistle.values.js';

/**
 * How a clock came out. `open`: it has not stopped, and from its due time on it counts as not on time
 * (GoAlert counted what nobody answered as zero minutes). `excused` counts in no rate.
 */
export type Verdict = 'onTime' | 'late' | 'open' | 'excused';

/** Where a summons stands, for work lists. */
export const SUMMONS_STATUSES = [
  'to-acknowledge',
  'to-arrive',
  'to-resolve',
  'reported',
  'done',
  'released',
] as const;
export type SummonsStatus = (typeof SUMMONS_STATUSES)[number];

/** Not later than the due time, or in a pause that had begun before it. */
export function isInTime(summons: Summons, dueAt: string, at: string): boolean {
  if (at <= dueAt) return true;
  return summons.pauses.some(({ from, to = at }) => from < dueAt && from <= at && at <= to);
}

/** 退哨成立, or by appeal: it should never have been called. */
export const isWronglyCalled = ({
  decline,
  excused,
}: Pick<Summons, 'decline' | 'excused'>): boolean => excused || decline?.outcome === 'upheld';

/**
 * The verdict on one clock; undefined for a clock without a limit, which measures but is never
 * late. A department that was called wrongly is excused from every clock, whenever that was ruled; one
 * that was released in time, from those it had not stopped.
 */
export function verdict(summons: Summons, clock: ClockName): Verdict | undefined {
  const dueAt = summons.clocks[clock]?.dueAt;
  if (dueAt === undefined) return undefined;
  if (isWronglyCalled(summons)) return 'excused';
  const stop = stopTimeOf(summons, clock);
  if (stop !== undefined) return isInTime(summons, dueAt, stop) ? 'onTime' : 'late';
  if (summons.releasedAt === undefined) return 'open';
  return isInTime(summons, dueAt, summons.releasedAt) ? 'excused' : 'late';
}

/**
 * The due time of a clock that has not stopped, as it stands. Undefined where it stands still in a pause
 * that began before it, where a report waits for the street's answer, and where it has no limit or is over.
 */
export function openDueOf(summons: Summons, clock: ClockName): string | undefined {
  if (verdict(summons, clock) !== 'open') return undefined;
  if (clock === 'resolve' && summons.reportedAt !== undefined) return undefined;
  const dueAt = summons.clocks[clock]?.dueAt ?? '';
  const pause = openPauseOf(summons);
  return pause && pause.from < dueAt ? undefined : dueAt;
}

/**
 * Whether the report that waits for the street's answer came in time, as it always does without a limit;
 * undefined where none waits. The time that the street takes is not the department's.
 */
export function waitingReport(summons: Summons): 'inTime' | 'late' | undefined {
  const { reportedAt, clocks } = summons;
  if (reportedAt === undefined || isSettled(summons)) return undefined;
  const dueAt = clocks.resolve?.dueAt;
  return dueAt === undefined || isInTime(summons, dueAt, reportedAt) ? 'inTime' : 'late';
}

/** An arrival came with evidence; one that an appeal established was proven by it. */
export const isArrivalProven = ({
  arrivedAt,
  arrivalProven,
  corrected,
}: Pick<Summons, 'arrivedAt' | 'arrivalProven' | 'corrected'>): boolean =>
  corrected.arrive !== undefined || (arrivedAt !== undefined && arrivalProven);

function pausedMs(summons: Summons, until: string): number {
  let sum = 0;
  for (const { from, to = until } of summons.pauses) {
    if (from < until) sum += Math.max(0, Date.parse(to < until ? to : until) - Date.parse(from));
  }
  return sum;
}

/**
 * Natural milliseconds from dispatch to the clock's stop, net of pauses. Undefined for a clock that
 * has not stopped; with `now`, what has run so far (until the release, where there was one).
 */
export function elapsedMs(summons: Summons, clock: ClockName, now?: string): number | undefined {
  const stop = stopTimeOf(summons, clock) ?? (now && (summons.releasedAt ?? now));
  if (stop === undefined) return undefined;
  const natural = Date.parse(stop) - Date.parse(summons.summonedAt);
  // Where the machine's clock was set back, the time is 0 and not negative.
  return Math.max(0, natural - pausedMs(summons, stop));
}

/** Where a summons stands. A department that is only informed is done by acknowledging. */
export function summonsStatus(summons: Summons, whistle: Pick<Whistle, 'status'>): SummonsStatus {
  if (!isActive(summons)) return 'released';
  if (summons.confirmedAt !== undefined || whistle.status === 'closed') return 'done';
  if (summons.reportedAt !== undefined) return 'reported';
  if (summons.acknowledgedAt === undefined) return 'to-acknowledge';
  return summons.role === 'informed' ? 'done' : nextStatusOf(summons);
}

const nextStatusOf = ({ clocks, arrivedAt }: Summons): SummonsStatus =>
  clocks.arrive && arrivedAt === undefined ? 'to-arrive' : 'to-resolve';

/** The next due time of a summons and the clock it belongs to. */
export interface NextDue {
  readonly clock: ClockName;
  readonly dueAt: string;
  readonly provisional: boolean;
}

/**
 * The earliest due time among the clocks that run. None while paused (GLPI 24481: what stands still
 * is not overdue), while a report awaits the street's answer, and when the summons is over.
 */
export function nextDue(summons: Summons, whistle: Pick<Whistle, 'status'>): NextDue | undefined {
  if (whistle.status !== 'open') return undefined;
  let next: NextDue | undefined;
  for (const clock of CLOCK_NAMES) {
    const runs = runningClockOf(summons, clock);
    if (runs && !(next && next.dueAt <= runs.dueAt))
      next = { clock, dueAt: runs.dueAt, provisional: runs.provisional };
  }
  return next;
}
