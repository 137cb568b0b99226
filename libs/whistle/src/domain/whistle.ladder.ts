import type { OnSummons, Rung, WhistleContext, WhistleRules } from './whistle.context.js';
import type { ClockName, NextRung, OpenRung, WhistleEvent } from './whistle.events.js';
import { fieldsOf } from './whistle.guards.js';
import { openRungsOf, type Summons, type Wait } from './summons.state.js';
import type { Whistle } from './whistle.state.js';

/** The clock's own command: the next rung of the ladder after a missed deadline. */
export interface ClimbLadder extends OnSummons {
  readonly type: 'ClimbLadder';
  readonly clock: ClockName;
  readonly dueAt: string;
  readonly rung: number;
}

type Missed = Pick<OpenRung, 'clock' | 'dueAt'>;
type Span = Pick<Wait, 'from' | 'to'>;

/** The summons that climbs, its whistle, and the rules. */
interface Place {
  readonly state: Whistle;
  readonly summons: Summons;
  readonly context: WhistleContext;
}

/** When the clock stood still or waited for the street, in order and each moment once. */
function standstills({ moves, waits }: Summons, clock: ClockName): Span[] {
  const pauses = moves.flatMap((move) => (move.move === 'pause' ? [move] : []));
  const spans: Span[] = [...pauses, ...waits.filter(({ clocks }) => clocks.includes(clock))];
  const merged: Span[] = [];
  for (const { from, to } of spans.sort((a, b) => (a.from < b.from ? -1 : 1))) {
    const last = merged.at(-1);
    if (!last || last.to < from) merged.push({ from, to });
    else if (last.to < to) merged[merged.length - 1] = { from: last.from, to };
  }
  return merged;
}

/** When a rung is climbed: its time after the deadline, not counting standstills. */
function timeOf(
  { after }: Rung,
  { clock, dueAt }: Missed,
  { summons, context: { rules } }: Omit<Place, 'state'>,
): string {
  if (after.value === 0) return dueAt;
  const { rule } = summons;
  const postpone: WhistleRules['postpone'] = rules.postpone.bind(rules);
  return standstills(summons, clock).reduce(
    (moved, { from, to }) =>
      to > dueAt ? postpone(moved, rule, from < dueAt ? dueAt : from, to) : moved,
    rules.start(after, rule, dueAt),
  ).dueAt;
}

const rungsOf = ({ state, summons, context }: Place): readonly Rung[] =>
  context.rules.policyOf(state.kind, summons.rule)?.ladder ?? [];

interface Ladder extends Missed {
  readonly rungs: readonly Rung[];
  /** Time of every rung; undefined for one that this clock does not climb. */
  readonly times: readonly (string | undefined)[];
}

function ladderOf(missed: Missed, place: Place): Ladder {
  const rungs = rungsOf(place);
  const times = rungs.map((rung) =>
    rung.clocks && !rung.clocks.includes(missed.clock) ? undefined : timeOf(rung, missed, place),
  );
  return { ...missed, rungs, times };
}

/** The first rung after the miss itself, from an index on. */
function nextRung({ times, dueAt }: Ladder, from: number): NextRung | undefined {
  const rung = times.findIndex((at, index) => index >= from && at !== undefined && at > dueAt);
  const at = times[rung];
  return at === undefined ? undefined : { rung, at };
}

function climbRung(ladder: Ladder, rung: number, { summons, context }: Place): WhistleEvent {
  const { clock, dueAt, rungs, times } = ladder;
  const next = times[rung] === dueAt ? undefined : nextRung(ladder, rung + 1);
  return {
    type: 'SupervisionIssued',
    data: {
      ...fieldsOf(summons, context),
      step: rungs[rung]?.step ?? 'reminder',
      cause: 'deadline',
      reason: '逾期未办',
      deadline: { clock, dueAt, rung },
      ...(next && { next }),
    },
  };
}

/** The rungs that are climbed together with the miss, and the next one after them. */
export function climbWithMiss(
  missed: Missed,
  place: Place,
): { readonly next?: NextRung; readonly events: readonly WhistleEvent[] } {
  const ladder = ladderOf(missed, place);
  const next = nextRung(ladder, 0);
  const events = ladder.times.flatMap((at, rung) =>
    at === missed.dueAt ? [climbRung(ladder, rung, place)] : [],
  );
  return { ...(next && { next }), events };
}

/** Climbs one rung whose time has come (催办 → 书面督办 → 提级). */
export const climbNext = ({ clock, dueAt, rung }: ClimbLadder, place: Place): WhistleEvent =>
  climbRung(ladderOf({ clock, dueAt }, place), rung, place);

/**
 * The rungs that missed clocks climb next, once a standstill is over: a ladder stands still with its
 * clock, and while the department waits for the street.
 */
export function rungsAfter(place: Place): { readonly rungs?: readonly OpenRung[] } {
  const { clocks, held } = place.summons;
  const ladder = rungsOf(place);
  const open = openRungsOf(place.summons).filter(
    ({ clock, dueAt }) => clocks[clock]?.dueAt === dueAt || held[clock]?.dueAt === dueAt,
  );
  const moved = open.map((one) => {
    const rung = ladder[one.rung];
    return rung ? { ...one, at: timeOf(rung, one, place) } : one;
  });
  return moved.length > 0 ? { rungs: moved } : {};
}
