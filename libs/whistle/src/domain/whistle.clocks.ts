import { type Decision, reject } from '#event-sourcing';
import type { PauseClock, ResumeClock } from './whistle.commands.js';
import type { WhistleContext } from './whistle.context.js';
import {
  type Clock,
  CLOCK_NAMES,
  type ClockName,
  type Clocks,
  type WhistleEvent,
} from './whistle.events.js';
import { isRefused, of, streetsSummons } from './whistle.guards.js';
import type { WhistleRejection } from './whistle.rejections.js';
import type { Summons, Whistle } from './whistle.state.js';

type Decided = Decision<WhistleEvent, WhistleRejection>;

/**
 * All clocks of the summons, postponed by the pause. A clock that stopped before the pause keeps
 * its verdict: in time it stays in time, and a due time already missed is not moved.
 */
function postponed(summons: Summons, since: string, context: WhistleContext): Clocks {
  const entries = CLOCK_NAMES.flatMap((name): [ClockName, Clock][] => {
    const clock = summons.clocks[name];
    return clock ? [[name, context.rules.postpone(clock, summons.rule, since, context.now)]] : [];
  });
  return Object.fromEntries(entries);
}

/** The event that lets a paused clock run on; none where it was running. */
export function resumed(summons: Summons, context: WhistleContext): WhistleEvent[] {
  const since = summons.pausedSince;
  if (since === undefined) return [];
  const pausedMs = Date.parse(context.now) - Date.parse(since);
  const clocks = postponed(summons, since, context);
  return [{ type: 'ClockResumed', data: { ...of(summons, context), pausedMs, clocks } }];
}

export function pauseClock(command: PauseClock, state: Whistle, context: WhistleContext): Decided {
  const summons = streetsSummons(state, command.summons, context);
  if (isRefused(summons)) return summons;
  if (summons.role === 'informed') return reject('INFORMED_ONLY');
  if (summons.resolution === 'confirmed') return reject('ALREADY_CONFIRMED');
  if (summons.resolution === 'reported') return reject('ALREADY_REPORTED');
  if (summons.pausedSince !== undefined) return [];
  const data = {
    ...of(summons, context),
    reason: command.reason,
    approvedBy: context.acting.account,
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
