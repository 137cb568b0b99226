import type { Decision } from '#event-sourcing';
import type { ClockMove, WhistleContext } from './whistle.context.js';
import {
  type Clock,
  CLOCK_NAMES,
  type ClockName,
  type Clocks,
  type RebasedSummons,
  type StreetClock,
  type WhistleEvent,
} from './whistle.events.js';
import { openAsksOf } from './summons.asks.js';
import { stepTimeOf } from './summons-stops.js';
import { refuseUnlessOpen, refuseUnlessSystem } from './whistle.guards.js';
import type { WhistleRejection } from './whistle.rejections.js';
import { isUnresolved, clocksRanUntil, pendingDecline, type Summons } from './summons.state.js';
import type { Whistle } from './whistle.state.js';

/** Counts provisional due times anew; sent by the service after a holiday notice. */
export interface RebaseDueTimes {
  readonly type: 'RebaseDueTimes';
  readonly reason: string;
}

interface Judged {
  /** When it was stopped; now, where it runs. */
  readonly judgedAt: string;
  readonly isStopped?: boolean;
}
/** A provisional clock, and what its due time follows from. */
interface Counted extends Judged {
  readonly clock: Clock | undefined;
  readonly rule: Summons['rule'];
  readonly startedAt: string;
  readonly moves: readonly ClockMove[];
}

/** Whether the due time stays: the new one would make it late after the fact, or it stopped in time. */
function isSettled(clock: Clock, anew: Clock, { judgedAt, isStopped }: Judged): boolean {
  const spoilt = anew.dueAt < clock.dueAt && anew.dueAt < judgedAt;
  return spoilt || (isStopped === true && judgedAt <= clock.dueAt);
}

/**
 * The clock on the days known now; undefined where it stays as it is. What was in time when it was
 * judged stays in time: nobody could know of a day that was announced later. One that was stopped in
 * time keeps its due time as well; one stopped late may have been in time on the days known now.
 */
function rebaseClock(
  { clock, rule, startedAt, moves, ...judged }: Counted,
  { rules }: WhistleContext,
): Clock | undefined {
  if (!clock?.provisional) return undefined;
  const anew = rules.rebase(clock, rule, startedAt, moves);
  const next = isSettled(clock, anew, judged) ? { ...clock, provisional: anew.provisional } : anew;
  const same = next.dueAt === clock.dueAt && next.provisional === clock.provisional;
  return same ? undefined : next;
}

/** Extensions move the resolve clock only; a pause moves every clock that had not stopped by its end. */
const movesOf = ({ moves }: Summons, clock: ClockName, stop?: string): readonly ClockMove[] =>
  moves.filter((one) =>
    one.move === 'pause' ? stop === undefined || one.to <= stop : clock === 'resolve',
  );

function rebaseClocks(summons: Summons, context: WhistleContext): Clocks {
  const { rule, summonedAt: startedAt, clocks } = summons;
  const entries = CLOCK_NAMES.flatMap((name): [ClockName, Clock][] => {
    const stop = stepTimeOf(summons, name);
    const judgedAt = stop ?? clocksRanUntil(summons, context.now);
    const counted = { clock: clocks[name], rule, startedAt, moves: movesOf(summons, name, stop) };
    const anew = rebaseClock({ ...counted, judgedAt, isStopped: stop !== undefined }, context);
    return anew ? [[name, anew]] : [];
  });
  return Object.fromEntries(entries);
}

/** What the street was asked for and has not answered, also once the department is done. */
function rebaseAsks(summons: Summons, context: WhistleContext) {
  const whole = { rule: summons.rule, moves: [], judgedAt: context.now };
  const entries = openAsksOf(summons).flatMap(({ clock, due, at }): [StreetClock, Clock][] => {
    const anew = rebaseClock({ ...whole, clock: due, startedAt: at }, context);
    return anew ? [[clock, anew]] : [];
  });
  return entries.length > 0 ? { asks: Object.fromEntries(entries) } : {};
}

function rebaseSummonses(summons: Summons, context: WhistleContext): RebasedSummons[] {
  const { no, rule } = summons;
  const { ruling: clock, at: startedAt = '' } = pendingDecline(summons) ?? {};
  const clocks = isUnresolved(summons) ? rebaseClocks(summons, context) : {};
  const ruling = rebaseClock({ clock, rule, startedAt, moves: [], judgedAt: context.now }, context);
  const others = { ...(ruling && { ruling }), ...rebaseAsks(summons, context) };
  if (Object.keys({ ...clocks, ...others }).length === 0) return [];
  return [{ summons: no, clocks, ...others }];
}

/** The whistle's own clocks: overall, and the review or dispatch that it waits for. */
function rebaseOwnClocks(state: Whistle, context: WhistleContext) {
  const { rule, raisedAt, gate: waits } = state;
  const whole = { rule, moves: [], judgedAt: context.now };
  const { overall: all, overallSince: startedAt, overallRule } = state;
  const overall = rebaseClock({ ...whole, rule: overallRule, clock: all, startedAt }, context);
  const { due: clock, since: gateSince = raisedAt } = waits ?? {};
  const gate = rebaseClock({ ...whole, clock, startedAt: gateSince }, context);
  return { ...(overall && { overall }), ...(gate && { gate }) };
}

/** Provisional due times on the days that are known now; no event where all stay the same. */
function rebaseDueTimes(
  { reason }: RebaseDueTimes,
  state: Whistle,
  context: WhistleContext,
): Decision<WhistleEvent, WhistleRejection> {
  const refused = refuseUnlessSystem(context);
  if (refused) return refused;
  if (refuseUnlessOpen(state)) return [];
  const whole = rebaseOwnClocks(state, context);
  const summonses = state.summonses.flatMap((s) => rebaseSummonses(s, context));
  if (Object.keys(whole).length === 0 && summonses.length === 0) return [];
  return [{ type: 'DueTimesRebased', data: { at: context.now, reason, ...whole, summonses } }];
}

/** 重算到期时间: the commands of this phase and what each leads to. */
export const rebasing = {
  RebaseDueTimes: rebaseDueTimes,
};
