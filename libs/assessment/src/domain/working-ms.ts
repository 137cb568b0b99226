import type { WorkCalendar } from '#calendar';
import {
  type ClockName,
  countsWorkingTime,
  type RuleReference,
  stopTimeOf,
  type Summons,
} from '#whistle';

/** The calendar by which the rules that started a clock count working time. */
export type CalendarOf = (rule: RuleReference) => Pick<WorkCalendar, 'workingMsBetween'>;

/**
 * Working milliseconds from dispatch to the clock's stop, net of the working time of its pauses. Null
 * for a clock that has not stopped, and for one without a limit or with one in natural time.
 */
export function workingMs(
  summons: Summons,
  clock: ClockName,
  calendarOf: CalendarOf,
): number | null {
  const stop = stopTimeOf(summons, clock);
  if (stop === undefined || !countsWorkingTime(summons.clocks[clock]?.limit)) return null;
  const calendar = calendarOf(summons.rule);
  let worked = calendar.workingMsBetween(summons.summonedAt, stop);
  for (const { from, to = stop } of summons.pauses)
    if (from < stop) worked -= calendar.workingMsBetween(from, to < stop ? to : stop);
  return Math.max(0, worked);
}
