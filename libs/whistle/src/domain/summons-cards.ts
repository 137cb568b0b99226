import { isInTime, verdict, waitingReport } from './summons-clocks.js';
import { stopTimeOf } from './summons-stops.js';
import { openPauseOf, type Summons } from './summons.state.js';
import { CLOCK_NAMES, type ClockName } from './whistle.values.js';

/** 黄牌 or 红牌 that the clocks of a summons call for, whether it was sent at the time or not. */
export interface CardDue {
  readonly colour: 'yellow' | 'red';
  readonly clock: ClockName;
  /** When it becomes due, ISO 8601 UTC; undefined once it is certain, because its clock is over. */
  readonly at: string | undefined;
}

/** Until when a clock ran: its stop, the report that waits for the street, or the release. */
function endOf(summons: Summons, clock: ClockName): string | undefined {
  const stop = stopTimeOf(summons, clock) ?? summons.releasedAt;
  if (stop !== undefined || clock !== 'resolve') return stop;
  return waitingReport(summons) && summons.reportedAt;
}

/**
 * The cards of a summons by its clocks as they stand now: those that are certain, and those of clocks that
 * run. A clock that stopped before its warning or its miss gets none of it, nor does one that stands still
 * in a pause that began before; one that is excused (退哨成立, let go in time) none at all. A clock that was
 * moved is judged by its new times alone.
 */
export function cardsDue(summons: Summons): readonly CardDue[] {
  const cards: CardDue[] = [];
  for (const clock of CLOCK_NAMES) addCards(cards, summons, clock);
  return cards;
}

function addCards(cards: CardDue[], summons: Summons, clock: ClockName): void {
  const limit = summons.clocks[clock];
  if (!limit || verdict(summons, clock) === 'excused') return;
  const end = endOf(summons, clock);
  const { warnAt, missAt = limit.dueAt } = limit;
  const at = (mark: string) => (end === undefined ? mark : undefined);
  if (isReached(summons, warnAt, end)) cards.push({ colour: 'yellow', clock, at: at(warnAt) });
  if (isReached(summons, missAt, end)) cards.push({ colour: 'red', clock, at: at(missAt) });
}

/** Whether a clock reached a time, or will as it runs now. */
function isReached(
  summons: Summons,
  mark: string | undefined,
  end: string | undefined,
): mark is string {
  if (mark === undefined) return false;
  if (end !== undefined) return !isInTime(summons, mark, end);
  const pause = openPauseOf(summons);
  return !(pause && pause.from < mark);
}
