import { runningClockOf, stopTimeOf } from './summons-stops.js';
import { isActive, type Summons } from './summons.state.js';
import type { Whistle } from './whistle.state.js';
import { CLOCK_NAMES, type ClockName } from './whistle.values.js';

/**
 * How a clock came out. `onTime` over (`onTime` + `late` + `open`) is the on-time rate: what nobody
 * answered stays in the denominator (GoAlert counted it as zero minutes). `excused` is left out.
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
function isInTime(summons: Summons, dueAt: string, at: string): boolean {
  if (at <= dueAt) return true;
  return summons.pauses.some(({ from, to = at }) => from < dueAt && from <= at && at <= to);
}

/**
 * The verdict on one clock; undefined for a clock without a limit, which measures but is never
 * late. A department that was released in time is excused from the clocks it had not stopped.
 */
export function verdict(summons: Summons, clock: ClockName): Verdict | undefined {
  const dueAt = summons.clocks[clock]?.dueAt;
  if (dueAt === undefined) return undefined;
  const stop = stopTimeOf(summons, clock);
  if (stop !== undefined) return isInTime(summons, dueAt, stop) ? 'onTime' : 'late';
  if (summons.releasedAt === undefined) return 'open';
  return isInTime(summons, dueAt, summons.releasedAt) ? 'excused' : 'late';
}

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
