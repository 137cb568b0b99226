import type { WorkCalendar } from '#calendar';
import type { Recorded } from '#event-sourcing';
import { type ClockLedger, clockLedger, countsWorkingTime } from '../../domain/clock-ledger.js';
import {
  clockEvents,
  type Excuse,
  excuseOf,
  type LedgerEvent,
} from '../../domain/clock-ledger.events.js';
import { type ClockRun, clockRun } from '../../domain/clock-ledger.run.js';
import type { DeadlineClock, WhistleEvent } from '../../domain/whistle.events.js';
import { foldWhistle } from '../../domain/whistle.evolve.js';
import { type ArrivalDetail, responseDetail } from '../whistle-detail/response-detail.js';
import type { WhistleRuleBook } from '../../whistle-rules.port.js';

/** Which clock of which whistle; `summons` is 0 for a clock of the whistle itself. */
export interface AskedClock {
  readonly whistleId: string;
  readonly summons: number;
  readonly clock: DeadlineClock;
}

/** A clock with all that made it come out as it did. */
export interface ExplainedClock {
  readonly asked: AskedClock;
  readonly run: ClockRun;
  readonly ledger: ClockLedger;
  readonly events: readonly LedgerEvent<Recorded<WhistleEvent>>[];
  /** Hours and days that it counts by; undefined where every minute counts. */
  readonly calendar: WorkCalendar | undefined;
  /** Why its summons counts in no rate, where it was called wrongly or let go. */
  readonly excuse: Excuse | undefined;
  /** The latest arrival of its summons, with both its times. */
  readonly arrival: ArrivalDetail | undefined;
  nameOf(organisation: string): string;
}

/** Where it is looked at from. */
export interface ClockLook {
  /** ISO 8601 UTC. */
  readonly now: string;
  readonly rules: WhistleRuleBook;
  nameOf(organisation: string): string;
}

/**
 * How a clock came out, from the events of its whistle alone; undefined where there is no such clock.
 */
export async function explainedClock(
  events: readonly Recorded<WhistleEvent>[],
  asked: AskedClock,
  { now, rules, nameOf }: ClockLook,
): Promise<ExplainedClock | undefined> {
  const run = clockRun(events, asked, now);
  if (!run) return undefined;
  const calendar = (await rules.current()).calendarOf(run.rule, run.startedAt);
  if (!calendar) return undefined;
  const summons = foldWhistle(events).summonses[asked.summons - 1];
  return {
    asked,
    run,
    ledger: clockLedger(run, calendar),
    events: clockEvents(events, asked),
    calendar: countsWorkingTime(run.limit) ? calendar : undefined,
    excuse: summons && excuseOf(summons),
    arrival: responseDetail(events, asked.summons).arrival,
    nameOf,
  };
}
