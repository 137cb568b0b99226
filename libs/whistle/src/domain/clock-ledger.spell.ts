import { stopTimeOf } from './summons-stops.js';
import { isOfStreet, isOfSummons, type Summons } from './summons.state.js';
import type {
  Clock,
  ClockName,
  DeadlineClock,
  StreetClock,
  WhistleEvent,
} from './whistle.events.js';
import type { Whistle } from './whistle.state.js';

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

/** What is known of a clock after each event; undefined while it has not begun. */
export function spellAfter(
  before: Spell | undefined,
  whistle: Whistle,
  event: WhistleEvent,
  { summons, clock }: ClockKey,
): Spell | undefined {
  if (clock === 'overall') return overallSpell(whistle, event, before);
  if (clock === 'review' || clock === 'dispatch') return gateSpell(whistle, event, clock, before);
  const one = whistle.summonses[summons - 1];
  if (!one || one.role === 'informed') return undefined;
  if (isOfStreet(clock)) return askSpell(one, clock);
  return isOfSummons(clock) ? summonsSpell(one, clock) : requestSpell(one, clock);
}

/** The latest time that the street was asked; silence that counts as an answer is none. */
function askSpell({ asks }: Summons, name: StreetClock): Spell | undefined {
  const last = asks.findLast(({ clock }) => clock === name);
  if (!last) return undefined;
  const { at: startedAt, due: clock, endedAt, outcome } = last;
  const isAnswered = outcome === 'answered';
  return { startedAt, clock, ...(isAnswered ? { stoppedAt: endedAt } : { releasedAt: endedAt }) };
}

function summonsSpell(summons: Summons, name: ClockName): Spell {
  const { summonedAt: startedAt, clocks, releasedAt, confirmedAt, reportedAt } = summons;
  return {
    startedAt,
    clock: clocks[name],
    stoppedAt: stopTimeOf(summons, name),
    // Settled without it: nobody called the street, and the matter was solved all the same.
    releasedAt: releasedAt ?? confirmedAt,
    ...(name === 'resolve' && { reportedAt }),
  };
}

function rulingSpell({ decline, releasedAt, confirmedAt }: Summons): Spell | undefined {
  if (!decline) return undefined;
  const { at, ruling, ruledAt } = decline;
  const over = releasedAt ?? confirmedAt;
  return { startedAt: at, clock: ruling, stoppedAt: ruledAt, releasedAt: over };
}

/** What the department has asked for, and somebody else decides. */
const requestSpell = (summons: Summons, clock: DeadlineClock): Spell | undefined =>
  clock === 'appeal' ? appealSpell(summons) : rulingSpell(summons);

/** The latest appeal; one that was withdrawn is over without a decision. */
function appealSpell({ appeals }: Summons): Spell | undefined {
  const last = appeals.at(-1);
  if (!last) return undefined;
  const { at: startedAt, decision: clock, endedAt, outcome } = last;
  const ended = outcome === 'withdrawn' ? { releasedAt: endedAt } : { stoppedAt: endedAt };
  return { startedAt, clock, ...ended };
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

function overallSpell(whistle: Whistle, event: WhistleEvent, before: Spell | undefined): Spell {
  const { overallSince: startedAt, overall: clock, status } = whistle;
  const ended = status === 'open' ? {} : { ...before, ...endOf(event) };
  return { ...ended, startedAt, clock };
}

function gateSpell(
  { gate, status }: Whistle,
  event: WhistleEvent,
  clock: 'review' | 'dispatch',
  before: Spell | undefined,
): Spell | undefined {
  const { at } = event.data;
  if (gate?.clock === clock && status === 'open') return { startedAt: gate.since, clock: gate.due };
  const isOver = !before || (before.stoppedAt ?? before.releasedAt) !== undefined;
  return isOver ? before : { ...before, ...(endOf(event) ?? { stoppedAt: at }) };
}
