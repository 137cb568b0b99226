import { stoppedAt, type SummonsFacts, type WhistleFacts } from './summons-facts.js';
import {
  type Clock,
  CLOCK_NAMES,
  type ClockName,
  type DeadlineClock,
  type WhistleEvent,
} from './whistle.events.js';

/** Which clock: of a summons by its ordinal, or of the whistle itself (0). */
export interface ClockKey {
  readonly summons: number;
  readonly clock: DeadlineClock;
}

/** When a clock ran, as its events tell. */
export interface Spell {
  readonly startedAt: string;
  readonly clock?: Clock | undefined;
  readonly stoppedAt?: string | undefined;
  /** It ended without the step that it waited for. */
  readonly releasedAt?: string | undefined;
  readonly reportedAt?: string | undefined;
}

export const isOfSummons = (clock: DeadlineClock): clock is ClockName =>
  (CLOCK_NAMES as readonly string[]).includes(clock);

/** What is known of a clock after each event; undefined while it has not begun. */
export function spellAfter(
  before: Spell | undefined,
  facts: WhistleFacts,
  event: WhistleEvent,
  { summons, clock }: ClockKey,
): Spell | undefined {
  if (clock === 'overall') return overallSpell(facts, event, before);
  if (clock === 'review' || clock === 'dispatch') return gateSpell(facts, event, clock, before);
  const one = facts.summonses[summons - 1];
  if (!one || one.role === 'informed') return undefined;
  return isOfSummons(clock) ? summonsSpell(one, clock) : rulingSpell(one);
}

function summonsSpell(summons: SummonsFacts, name: ClockName): Spell {
  const { summonedAt: startedAt, clocks, releasedAt, confirmedAt, reportedAt } = summons;
  return {
    startedAt,
    clock: clocks[name],
    stoppedAt: stoppedAt(summons, name),
    // Settled without it: nobody called the street, and the matter was solved all the same.
    releasedAt: releasedAt ?? confirmedAt,
    ...(name === 'resolve' && { reportedAt }),
  };
}

function rulingSpell({ decline, releasedAt, confirmedAt }: SummonsFacts): Spell | undefined {
  if (!decline) return undefined;
  const { at, ruling, ruledAt } = decline;
  const over = releasedAt ?? confirmedAt;
  return { startedAt: at, clock: ruling, stoppedAt: ruledAt, releasedAt: over };
}

/** When a whistle ended, and how; it may be reopened. */
function endOf({ type, data }: WhistleEvent): Pick<Spell, 'stoppedAt' | 'releasedAt'> | undefined {
  switch (type) {
    case 'WhistleClosed':
      return { stoppedAt: data.at };
    case 'WhistleWithdrawn':
    case 'WhistleMerged':
      return { releasedAt: data.at };
    default:
      return undefined;
  }
}

function overallSpell(facts: WhistleFacts, event: WhistleEvent, before: Spell | undefined): Spell {
  const { overallSince: startedAt, overall: clock, status } = facts;
  const ended = status === 'open' ? {} : { ...before, ...endOf(event) };
  return { ...ended, startedAt, clock };
}

function gateSpell(
  { gate, status }: WhistleFacts,
  event: WhistleEvent,
  clock: 'review' | 'dispatch',
  before: Spell | undefined,
): Spell | undefined {
  const { at } = event.data;
  if (gate?.clock === clock && status === 'open') return { startedAt: gate.since, clock: gate.due };
  const isOver = !before || (before.stoppedAt ?? before.releasedAt) !== undefined;
  return isOver ? before : { ...before, ...(endOf(event) ?? { stoppedAt: at }) };
}
