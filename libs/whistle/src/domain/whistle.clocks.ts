import { type Decision, reject, type Rejection } from '#event-sourcing';
import type { EndPause, PauseClock, ResumeClock } from './whistle.commands.js';
import type { WhistleContext } from './whistle.context.js';
import {
  type Clock,
  CLOCK_NAMES,
  type ClockName,
  type Clocks,
  type WhistleEvent,
} from './whistle.events.js';
import {
  activeSummons,
  isRefused,
  of,
  streetsSummons,
  whenAuthority,
  whenSystem,
} from './whistle.guards.js';
import type { WhistleRejection } from './whistle.rejections.js';
import type { Summons, Whistle } from './whistle.state.js';

type Decided = Decision<WhistleEvent, WhistleRejection>;

/**
 * All clocks of the summons, postponed by the pause. A clock that stopped before the pause keeps
 * its verdict: in time it stays in time, and a due time already missed is not moved.
 */
function postponed(
  summons: Summons,
  pause: { readonly from: string; readonly to: string },
  { rules }: WhistleContext,
): Clocks {
  const entries = CLOCK_NAMES.flatMap((name): [ClockName, Clock][] => {
    const clock = summons.clocks[name];
    return clock ? [[name, rules.postpone(clock, summons.rule, pause.from, pause.to)]] : [];
  });
  return Object.fromEntries(entries);
}

/**
 * The event that lets a paused clock run on; none where it was running. A pause never counts for
 * longer than the rules allow, however late its end is noticed.
 */
export function resumed(summons: Summons, context: WhistleContext): WhistleEvent[] {
  const { pausedSince: from, pausedUntil: cap } = summons;
  if (from === undefined) return [];
  const capped = cap !== undefined && cap <= context.now;
  const to = capped ? cap : context.now;
  const pausedMs = Math.max(0, Date.parse(to) - Date.parse(from));
  const clocks = postponed(summons, { from, to }, context);
  const late = capped ? { cause: 'cap' as const, ranFrom: to } : {};
  return [{ type: 'ClockResumed', data: { ...of(summons, context), pausedMs, clocks, ...late } }];
}

function refusePause(
  summons: Summons,
  state: Whistle,
  context: WhistleContext,
): Rejection<WhistleRejection> | undefined {
  if (summons.role === 'informed') return reject('INFORMED_ONLY');
  if (summons.resolution === 'confirmed') return reject('ALREADY_CONFIRMED');
  if (summons.resolution === 'reported') return reject('ALREADY_REPORTED');
  const by = context.rules.policyOf(state.kind, summons.rule)?.pause?.by;
  return by && whenAuthority(state, by, context);
}

/** When a pause that begins now ends by itself. */
function capOf(summons: Summons, state: Whistle, { rules, now }: WhistleContext) {
  const most = rules.policyOf(state.kind, summons.rule)?.pause?.most;
  return most ? { until: rules.start(most, summons.rule, now).dueAt } : {};
}

/** 挂账, by whom the rules let approve it, and for as long as they let it last. */
export function pauseClock(command: PauseClock, state: Whistle, context: WhistleContext): Decided {
  const summons = streetsSummons(state, command.summons, context);
  if (isRefused(summons)) return summons;
  const refused = refusePause(summons, state, context);
  if (refused) return refused;
  if (summons.pausedSince !== undefined) return [];
  const data = {
    ...of(summons, context),
    reason: command.reason,
    approvedBy: context.acting.account,
    ...capOf(summons, state, context),
  };
  return [{ type: 'ClockPaused', data }];
}

export function resumeClock(
  command: ResumeClock,
  state: Whistle,
  context: WhistleContext,
): Decided {
  const summons = streetsSummons(state, command.summons, context);
  return isRefused(summons) ? summons : resumed(summons, context);
}

/** The clock's own: quiet unless a pause has lasted as long as it may. */
export function endPause(command: EndPause, state: Whistle, context: WhistleContext): Decided {
  const refused = whenSystem(context);
  if (refused) return refused;
  const summons = activeSummons(state, command.summons);
  if (isRefused(summons)) return [];
  const { pausedUntil } = summons;
  return pausedUntil !== undefined && pausedUntil <= context.now ? resumed(summons, context) : [];
}
