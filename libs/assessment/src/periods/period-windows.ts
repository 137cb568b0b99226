import type { ReadStore } from '#read-store';
import type { AppealWindow, AppealWindows } from '#whistle';
import {
  assessmentPeriods,
  listPeriods,
  type PeriodRow,
  type PeriodTables,
} from './assessment-periods.projection.js';

const lengthOf = ({ first_day, last_day }: PeriodRow): number =>
  Date.parse(last_day) - Date.parse(first_day);

/**
 * Until when a summons can be contested: to the end of the window of the shortest period that it counts in
 * and that has been made preliminary. That month settles what it was; a quarter that is still open takes it
 * as the month has it.
 */
export function appealWindowOf(periods: readonly PeriodRow[]): AppealWindow {
  const fixed = periods.filter(({ contest_until }) => contest_until !== null);
  const shortestFirst = fixed.toSorted((a, b) => lengthOf(a) - lengthOf(b));
  return {
    contestableUntil: (day) =>
      shortestFirst.find(({ first_day, last_day }) => first_day <= day && day <= last_day)
        ?.contest_until ?? undefined,
  };
}

/** The windows as the periods stand by now. */
export const periodWindows = (store: Pick<ReadStore, 'live'>): AppealWindows => ({
  current: async () => {
    const db = await store.live<PeriodTables>(assessmentPeriods.name);
    return appealWindowOf(await listPeriods(db));
  },
});
