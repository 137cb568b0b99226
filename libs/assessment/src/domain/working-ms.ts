import type { Limit, WorkCalendar } from '#calendar';
import { type ClockName, type RuleReference, stoppedAt, type SummonsFacts } from '#whistle';

/** The days and hours by which the rules that started a clock count working time. */
export type CalendarOf = (rule: RuleReference) => Pick<WorkCalendar, 'workingMsBetween'>;

/** Whether a limit is counted in working time. */
export const isWorkingLimit = (limit: Limit | undefined): boolean =>
  limit?.unit === '工作时' || limit?.unit === '工作日';

/**
 * Working milliseconds from dispatch to the clock's stop, net of the working time of its pauses. Null
 * for a clock that has not stopped, and for one without a limit or with one in natural time.
 */
export function workingMs(
  facts: SummonsFacts,
  clock: ClockName,
  calendarOf: CalendarOf,
): number | null {
  const stop = stoppedAt(facts, clock);
  if (stop === undefined || !isWorkingLimit(facts.clocks[clock]?.limit)) return null;
  const calendar = calendarOf(facts.rule);
  let worked = calendar.workingMsBetween(facts.summonedAt, stop);
  for (const { from, to = stop } of facts.pauses)
    if (from < stop) worked -= calendar.workingMsBetween(from, to < stop ? to : stop);
  return Math.max(0, worked);
}
