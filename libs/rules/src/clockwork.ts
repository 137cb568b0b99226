import {
  DAY_MS,
  type DueTime,
  HOUR_MS,
  type Limit,
  localDate,
  MINUTE_MS,
  type WorkCalendar,
} from '#calendar';
import type { Clock, ClockMove } from '#whistle';

/** The working hours of a rule version, and how long before a due time it warns. */
interface Timing {
  readonly calendar: WorkCalendar;
  readonly warning: Limit;
}

/** A time during which a clock stood still. */
type Standstill = Extract<ClockMove, { move: 'pause' }>;

/** What moves a clock, by the calendar of one rule version. All instants ISO 8601 UTC. */
export interface Clockwork {
  start(limit: Limit, startedAt: string): Clock;
  postpone(clock: Clock, from: string, to: string): Clock;
  /** `pauses`: those before the extension; the ones after the old due time move the new one. */
  extend(clock: Clock, extension: Limit, pauses: readonly Standstill[]): Clock;
}

const UNIT_MS = { 分钟: MINUTE_MS, 小时: HOUR_MS, 自然日: DAY_MS } as const;

/**
 * 黄牌: in working hours where the warning is in 工作日 or 工作时, so that people are there to read it
 * (Zammad 4432: reminders at midnight); by elapsed time otherwise.
 */
function warnAt({ calendar, warning }: Timing, dueAt: string): string {
  const { value, unit } = warning;
  if (unit === '工作日') return calendar.nextBusinessTime(calendar.workdaysBefore(dueAt, value));
  if (unit === '工作时') return calendar.workingMsBefore(dueAt, value * HOUR_MS);
  return new Date(Date.parse(dueAt) - value * UNIT_MS[unit]).toISOString();
}

/**
 * 红牌: limits in days are missed when the first overdue 工作日 begins (山东), those in hours and
 * minutes at the due time itself.
 */
function missAt({ calendar }: Timing, { unit }: Limit, dueAt: string): string | undefined {
  if (unit !== '工作日' && unit !== '自然日') return undefined;
  const afterOpening = Date.parse(calendar.addWorkingMs(dueAt, 1)) - 1;
  return new Date(afterOpening).toISOString();
}

/** When a limit ends, when it warns and when the miss is established. */
interface Marks {
  readonly due: DueTime;
  readonly warning: string;
  readonly miss: string | undefined;
}

const marksOf = (timing: Timing, due: DueTime, limit: Limit): Marks => ({
  due,
  warning: warnAt(timing, due.dueAt),
  miss: missAt(timing, limit, due.dueAt),
});

function clock({ due, warning, miss }: Marks, limit: Limit, since: string): Clock {
  return {
    limit,
    dueAt: due.dueAt,
    provisional: due.provisional,
    // A limit that leaves no room for a warning has none.
    ...(warning > since && warning < due.dueAt && { warnAt: warning }),
    ...(miss !== undefined && { missAt: miss }),
  };
}

/** Imported history starts on many days: only so many marks are kept. */
const MOST_MARKS = 1_000;
const marksByDay = new WeakMap<Timing, Map<string, Marks>>();

/** Whether the day of its start alone decides when a limit ends: 当日 also asks for the hour. */
const countsDays = ({ value, unit }: Limit): boolean =>
  unit === '自然日' || (unit === '工作日' && value > 0);

function startMarks(timing: Timing, limit: Limit, startedAt: string): Marks {
  const make = () => marksOf(timing, timing.calendar.dueTime(startedAt, limit), limit);
  if (!countsDays(limit)) return make();
  const kept = marksByDay.get(timing) ?? new Map<string, Marks>();
  marksByDay.set(timing, kept);
  const day = `${localDate(startedAt)} ${limit.value} ${limit.unit}`;
  const marks = kept.get(day) ?? make();
  if (kept.size >= MOST_MARKS) kept.clear();
  kept.set(day, marks);
  return marks;
}

/** @throws Error where there is no version at all, which a rule book never has. */
export function clockwork(timing: Timing | undefined): Clockwork {
  if (!timing) throw new Error('no rule version');
  const { calendar } = timing;
  const postpone = (before: Clock, from: string, to: string): Clock => {
    const { limit, dueAt, provisional } = before;
    const due = calendar.postpone({ dueAt, provisional }, limit, from, to);
    return due.dueAt === dueAt ? before : clock(marksOf(timing, due, limit), limit, to);
  };
  return {
    start: (limit, at) => clock(startMarks(timing, limit, at), limit, at),
    postpone,
    extend({ limit, dueAt, provisional, warnAt: warnedAt = dueAt }, extension, pauses) {
      const due = calendar.extend({ dueAt, provisional }, limit, extension);
      const longer = clock(marksOf(timing, due, limit), limit, warnedAt);
      // Where the answer came after the due time, pauses in between move the new due time.
      const unseen = pauses.filter(({ from }) => from >= dueAt);
      return unseen.reduce((moved, { from, to }) => postpone(moved, from, to), longer);
    },
  };
}

/** A clock counted anew from its start, with everything that moved it. */
export function replayClock(
  { start, postpone, extend }: Clockwork,
  { limit }: Clock,
  startedAt: string,
  moves: readonly ClockMove[],
): Clock {
  return moves.reduce(
    (moved, move, index) => {
      if (move.move === 'pause') return postpone(moved, move.from, move.to);
      return extend(moved, move.extension, pausesOf(moves.slice(0, index)));
    },
    start(limit, startedAt),
  );
}

export const pausesOf = (moves: readonly ClockMove[]): Standstill[] =>
  moves.filter((move) => move.move === 'pause');
