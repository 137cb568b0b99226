import type { DueTime, Limit, WorkCalendar } from '#calendar';
import type { Clock } from '../domain/whistle.events.js';

/** The working hours of a rule version, and how long before a due time it warns. */
export interface Timing {
  readonly calendar: WorkCalendar;
  readonly warning: Limit;
}

/** What can befall a clock, in the time of one rule version. All instants ISO 8601 UTC. */
export interface Clockwork {
  start(limit: Limit, startedAt: string): Clock;
  postpone(clock: Clock, from: string, to: string): Clock;
  extend(clock: Clock, extension: Limit): Clock;
}

const UNIT_MS: Readonly<Record<string, number>> = {
  分钟: 60_000,
  小时: 3_600_000,
  自然日: 86_400_000,
};

/** 黄牌: by workdays where the warning is in 工作日, by elapsed time otherwise. */
function warnAt({ calendar, warning }: Timing, dueAt: string): string {
  const { value, unit } = warning;
  if (unit === '工作日') return calendar.workdaysBefore(dueAt, value);
  return new Date(Date.parse(dueAt) - value * (UNIT_MS[unit] ?? 3_600_000)).toISOString();
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

function clock(timing: Timing, due: DueTime, limit: Limit, since: string): Clock {
  const warning = warnAt(timing, due.dueAt);
  const miss = missAt(timing, limit, due.dueAt);
  return {
    ...{ limit, dueAt: due.dueAt, provisional: due.provisional },
    // A limit that leaves no room for a warning has none.
    ...(warning > since && { warnAt: warning }),
    ...(miss !== undefined && { missAt: miss }),
  };
}

/** @throws Error where there is no version at all, which a rule book never has. */
export function clockwork(timing: Timing | undefined): Clockwork {
  if (!timing) throw new Error('no rule version');
  const { calendar } = timing;
  return {
    start: (limit, at) => clock(timing, calendar.dueTime(at, limit), limit, at),
    postpone(before, from, to) {
      const { limit, dueAt, provisional } = before;
      const due = calendar.postpone({ dueAt, provisional }, limit, from, to);
      return due.dueAt === dueAt ? before : clock(timing, due, limit, to);
    },
    extend({ limit, dueAt, provisional, warnAt: warnedAt = dueAt }, extension) {
      // In days, from the day that the due time ends: 24:00 is already the next date.
      const inDays = extension.unit === '工作日' || extension.unit === '自然日';
      const from = inDays ? new Date(Date.parse(dueAt) - 1).toISOString() : dueAt;
      const due = calendar.dueTime(from, extension);
      const longer = { dueAt: due.dueAt, provisional: provisional || due.provisional };
      return clock(timing, longer, limit, warnedAt);
    },
  };
}
