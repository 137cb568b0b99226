import { stoppedAt, type SummonsFacts, type WhistleFacts } from './summons-facts.js';
import { CLOCK_NAMES, type ClockName } from './whistle.events.js';

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
function inTime(facts: SummonsFacts, dueAt: string, at: string): boolean {
  if (at <= dueAt) return true;
  return facts.pauses.some(({ from, to = at }) => from < dueAt && from <= at && at <= to);
}

/**
 * The verdict on one clock; undefined for a clock without a limit, which measures but is never
 * late. A department that was released in time is excused from the clocks it had not stopped.
 */
export function verdict(facts: SummonsFacts, clock: ClockName): Verdict | undefined {
  const dueAt = facts.clocks[clock]?.dueAt;
  if (dueAt === undefined) return undefined;
  const stop = stoppedAt(facts, clock);
  if (stop !== undefined) return inTime(facts, dueAt, stop) ? 'onTime' : 'late';
  if (facts.releasedAt === undefined) return 'open';
  return inTime(facts, dueAt, facts.releasedAt) ? 'excused' : 'late';
}

function pausedMs(facts: SummonsFacts, until: string): number {
  let sum = 0;
  for (const { from, to = until } of facts.pauses) {
    if (from < until) sum += Math.max(0, Date.parse(to < until ? to : until) - Date.parse(from));
  }
  return sum;
}

/**
 * Natural milliseconds from dispatch to the clock's stop, net of pauses. Undefined for a clock that
 * has not stopped; with `now`, what has run so far (until the release, where there was one).
 */
export function elapsedMs(facts: SummonsFacts, clock: ClockName, now?: string): number | undefined {
  const stop = stoppedAt(facts, clock) ?? (now && (facts.releasedAt ?? now));
  if (stop === undefined) return undefined;
  const natural = Date.parse(stop) - Date.parse(facts.summonedAt);
  // A clock of the machine that was set back: no time has passed, and none is given back.
  return Math.max(0, natural - pausedMs(facts, stop));
}

export const isPaused = (facts: SummonsFacts): boolean => {
  const last = facts.pauses.at(-1);
  return last !== undefined && last.to === undefined;
};

/** Where a summons stands. Whoever was only informed is done by acknowledging. */
export function summonsStatus(facts: SummonsFacts, whistle: WhistleFacts): SummonsStatus {
  if (facts.released !== undefined) return 'released';
  if (facts.confirmedAt !== undefined || whistle.status === 'closed') return 'done';
  if (facts.reportedAt !== undefined) return 'reported';
  if (facts.acknowledgedAt === undefined) return 'to-acknowledge';
  return facts.role === 'informed' ? 'done' : stillToDo(facts);
}

const stillToDo = ({ clocks, arrivedAt }: SummonsFacts): SummonsStatus =>
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
export function nextDue(facts: SummonsFacts, whistle: WhistleFacts): NextDue | undefined {
  if (whistle.status !== 'open' || isPaused(facts) || isSettled(facts)) return undefined;
  let next: NextDue | undefined;
  for (const clock of CLOCK_NAMES) {
    const running = runningClock(facts, clock);
    if (running && !(next && next.dueAt <= running.dueAt)) next = running;
  }
  return next;
}

function runningClock(facts: SummonsFacts, clock: ClockName): NextDue | undefined {
  const limited = stoppedAt(facts, clock) === undefined ? facts.clocks[clock] : undefined;
  return limited && { clock, dueAt: limited.dueAt, provisional: limited.provisional };
}

/** Nothing more is asked of the department, for now or for good. */
const isSettled = (facts: SummonsFacts): boolean =>
  (facts.released ?? facts.reportedAt ?? facts.confirmedAt) !== undefined;
