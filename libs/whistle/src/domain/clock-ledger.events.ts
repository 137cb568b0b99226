import { type ClockKey, type Spell, spellAfter } from './clock-ledger.spell.js';
import { isWronglyCalled } from './summons-clocks.js';
import { isOfSummons, isPaused, type Release, type Summons } from './summons.state.js';
import type { WhistleEvent } from './whistle.events.js';
import { evolveWhistle } from './whistle.evolve.js';
import { noWhistle, type Whistle } from './whistle.state.js';

/**
 * What an event did to a clock. `reported`: it waits for the street's answer; `restarted`: what had stopped
 * it did not count (到场异议、退回重办); `moved`: another due time (延期、重新核定); `released`: over without
 * its step; `corrected`: it stopped at another time (设备时间、申诉); `excused`: called wrongly (退哨成立), whenever that was ruled.
 */
export const LEDGER_EFFECTS = [
  'started',
  'paused',
  'resumed',
  'moved',
  'reported',
  'restarted',
  'stopped',
  'corrected',
  'released',
  'excused',
] as const;
export type LedgerEffect = (typeof LEDGER_EFFECTS)[number];

/** An event of a whistle that did something to a clock. */
export interface LedgerEvent<E extends WhistleEvent = WhistleEvent> {
  readonly event: E;
  readonly effect: LedgerEffect;
  /** ISO 8601 UTC; undefined without a limit. */
  readonly dueBefore?: string | undefined;
  readonly dueAfter?: string | undefined;
}

/** Why a clock counts in no rate: called wrongly, or let go in time. */
export type Excuse = 'called-wrongly' | Release;

/** Undefined where the summons was neither called wrongly nor let go. */
export const excuseOf = (
  summons: Pick<Summons, 'decline' | 'excused' | 'released'>,
): Excuse | undefined => (isWronglyCalled(summons) ? 'called-wrongly' : summons.released);

/** How a clock stands after an event. */
interface Standing {
  readonly spell: Spell;
  readonly dueAt: string | undefined;
  /** Stands still; what is over does not. */
  readonly paused: boolean;
  readonly excused: boolean;
}

function standingOf(
  spell: Spell | undefined,
  whistle: Whistle,
  { summons, clock }: ClockKey,
): Standing | undefined {
  if (!spell) return undefined;
  const own = isOfSummons(clock) ? whistle.summonses[summons - 1] : undefined;
  const over = (spell.stoppedAt ?? spell.releasedAt) !== undefined;
  return {
    spell,
    dueAt: spell.clock?.dueAt,
    paused: !over && own !== undefined && isPaused(own),
    excused: own !== undefined && isWronglyCalled(own),
  };
}

/** Whether a time was set, or taken back. */
const change = (before: string | undefined, after: string | undefined) => ({
  set: before === undefined && after !== undefined,
  undone: before !== undefined && after === undefined,
});

/** A stop that was set, taken back, or is at another time now. */
function stopEffectOf({ set, undone }: ReturnType<typeof change>): LedgerEffect {
  if (set) return 'stopped';
  return undone ? 'restarted' : 'corrected';
}

/** What ended it, or took its end back. */
function endingOf(before: Spell, after: Spell): LedgerEffect | undefined {
  const [stop, report] = [
    change(before.stoppedAt, after.stoppedAt),
    change(before.reportedAt, after.reportedAt),
  ];
  if (before.stoppedAt !== after.stoppedAt) return stopEffectOf(stop);
  if (report.undone) return 'restarted';
  if (after.stoppedAt === undefined && before.releasedAt === undefined && after.releasedAt)
    return 'released';
  return report.set ? 'reported' : undefined;
}

/** What moved it. */
function movementOf(before: Standing, after: Standing): LedgerEffect | undefined {
  if (before.paused !== after.paused) return after.paused ? 'paused' : 'resumed';
  return before.dueAt === after.dueAt ? undefined : 'moved';
}

function effectOf(before: Standing | undefined, after: Standing): LedgerEffect | undefined {
  if (before?.spell.startedAt !== after.spell.startedAt || !before) return 'started';
  if (after.excused && !before.excused) return 'excused';
  return endingOf(before.spell, after.spell) ?? movementOf(before, after);
}

/** The events that started, moved and stopped a clock, in order; none where there is no such clock. */
export function clockEvents<E extends WhistleEvent>(
  events: readonly E[],
  key: ClockKey,
): readonly LedgerEvent<E>[] {
  const told: LedgerEvent<E>[] = [];
  let whistle = noWhistle;
  let before: Standing | undefined;
  for (const event of events) {
    whistle = evolveWhistle(whistle, event);
    const after = standingOf(spellAfter(before?.spell, whistle, event, key), whistle, key);
    const effect = after && effectOf(before, after);
    if (effect) told.push({ event, effect, dueBefore: before?.dueAt, dueAfter: after.dueAt });
    before = after;
  }
  return told;
}
