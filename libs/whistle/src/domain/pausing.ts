import { reject } from '#event-sourcing';
import type { WhistleContext, OnSummons } from './whistle.context.js';
import {
  type Authority,
  type Clock,
  CLOCK_NAMES,
  type ClockName,
  type Clocks,
  type WhistleEvent,
} from './whistle.events.js';
import { wasRunningAt, withoutArrival } from './summons-stops.js';
import { type DecisionState, statementsOf, quietIfOnRecord } from './whistle.statements.js';
import { rungsAfter } from './whistle.ladder.js';
import {
  activeSummons,
  isRefused,
  fieldsOf,
  summonsOfStreet,
  refuseUnlessAuthority,
  refuseUnlessSystem,
} from './whistle.guards.js';
import type { WhistleDecision, WhistleRefusal } from './whistle.rejections.js';
import type { Whistle } from './whistle.state.js';
import {
  isPaused,
  openPauseOf,
  pendingPauseRequest,
  resolutionStatusOf,
  type Summons,
} from './summons.state.js';

/** 挂账 */
export interface PauseClock extends OnSummons {
  readonly type: 'PauseClock';
  readonly reason: string;
}

/** 恢复计时 */
export interface ResumeClock extends OnSummons {
  readonly type: 'ResumeClock';
}

/** The clock's own command: a pause has lasted as long as the rules allow. */
export interface EndPause extends OnSummons {
  readonly type: 'EndPause';
}

interface Span {
  readonly from: string;
  readonly to: string;
}

/**
 * The running clocks of the summons, postponed by the pause; a due time already missed is not moved.
 * `held`: clocks that an arrival has stopped, as they would be if the arrival were disputed.
 */
function postponeClocks(
  summons: Summons,
  { from, to }: Span,
  { rules }: WhistleContext,
): { readonly clocks: Clocks; readonly held?: Clocks } {
  const { clocks, held, rule, arrivedAt } = summons;
  const undisputed = withoutArrival(summons);
  const moved = (runs: (name: ClockName) => boolean, of: Clocks): Clocks => {
    const entries = CLOCK_NAMES.filter(runs).flatMap((name): [ClockName, Clock][] => {
      const clock = of[name];
      return clock ? [[name, rules.postpone(clock, rule, from, to)]] : [];
    });
    return Object.fromEntries(entries);
  };
  const isRunning = (name: ClockName) => wasRunningAt(summons, name, to);
  const isHeld = (name: ClockName) => !isRunning(name) && wasRunningAt(undisputed, name, to);
  const waiting = arrivedAt === undefined ? {} : moved(isHeld, { ...clocks, ...held });
  return {
    clocks: moved(isRunning, clocks),
    ...(Object.keys(waiting).length > 0 && { held: waiting }),
  };
}

/** Until when it may decline: a window that was open is extended by the pause. */
function postponedWindow(
  { declineUntil, rule }: Summons,
  { from, to }: Span,
  { state, context: { rules } }: { readonly state: Whistle; readonly context: WhistleContext },
): { readonly declineUntil?: string } {
  const limit = rules.policyOf(state.kind, rule)?.decline?.window;
  if (declineUntil === undefined || !limit || declineUntil <= from) return {};
  const open: Clock = { limit, dueAt: declineUntil, provisional: false };
  return { declineUntil: rules.postpone(open, rule, from, to).dueAt };
}

/**
 * The event that resumes paused clocks; none where they run. A pause never counts for longer than the
 * rules allow, even where its end is noticed late.
 */
export function resumeClocks(
  summons: Summons,
  state: Whistle,
  context: WhistleContext,
): WhistleEvent[] {
  const paused = openPauseOf(summons);
  if (!paused) return [];
  const { from, until: cap } = paused;
  const capped = cap !== undefined && cap <= context.now;
  const to = capped ? cap : context.now;
  const pausedMs = Math.max(0, Date.parse(to) - Date.parse(from));
  const pause = { from, to };
  const moves = [...summons.moves, { move: 'pause' as const, from, to }];
  const data = {
    ...fieldsOf(summons, context),
    pausedMs,
    ...postponeClocks(summons, pause, context),
    ...rungsAfter({ state, summons: { ...summons, moves }, context }),
    ...postponedWindow(summons, pause, { state, context }),
    ...(capped && { cause: 'cap' as const, ranFrom: to }),
  };
  return [{ type: 'ClockResumed', data }];
}

/** Whom the rules name to approve a pause; the street where they are silent. */
export const approverOf = (
  summons: Summons,
  state: Whistle,
  { rules }: WhistleContext,
): Authority => rules.policyOf(state.kind, summons.rule)?.pause?.by ?? 'street';

export function refuseUnlessPausable(summons: Summons): WhistleRefusal | undefined {
  if (summons.role === 'informed') return reject('INFORMED_ONLY');
  if (resolutionStatusOf(summons) === 'confirmed') return reject('ALREADY_CONFIRMED');
  if (resolutionStatusOf(summons) === 'reported') return reject('ALREADY_REPORTED');
  return undefined;
}

/** The latest end that the rules allow a pause that begins now; undefined where they set no cap. */
export function capOf(summons: Summons, state: Whistle, { rules, now }: WhistleContext) {
  const most = rules.policyOf(state.kind, summons.rule)?.pause?.most;
  return most && rules.start(most, summons.rule, now).dueAt;
}

/** When a pause that begins now ends by itself: where the cap is, or where it was asked for. */
function endOf(summons: Summons, state: Whistle, context: WhistleContext) {
  const ends = [capOf(summons, state, context), pendingPauseRequest(summons)?.until];
  const [until] = ends.filter((end) => end !== undefined && end > context.now).sort();
  return until === undefined ? {} : { until };
}

/**
 * 挂账: the rules say who approves it and how long it may last; where they do not, the street. It grants
 * what the department has asked for, where it has.
 */
function pauseClock(
  command: PauseClock,
  state: DecisionState,
  context: WhistleContext,
): WhistleDecision {
  const summons = summonsOfStreet(state, command.summons, context);
  if (isRefused(summons)) return summons;
  const by = approverOf(summons, state, context);
  const refused = refuseUnlessPausable(summons) ?? refuseUnlessAuthority(state, by, context);
  if (refused) return refused;
  const { reason } = command;
  if (isPaused(summons))
    return quietIfOnRecord(state, summons, statementsOf('pause', { reason }), 'ALREADY_PAUSED');
  const data = {
    ...fieldsOf(summons, context),
    reason,
    approvedBy: context.acting.account,
    ...endOf(summons, state, context),
  };
  return [{ type: 'ClockPaused', data }];
}

function resumeClock(
  command: ResumeClock,
  state: Whistle,
  context: WhistleContext,
): WhistleDecision {
  const summons = summonsOfStreet(state, command.summons, context);
  return isRefused(summons) ? summons : resumeClocks(summons, state, context);
}

/** By the service: no events unless a pause has lasted as long as the rules allow. */
function endPause(command: EndPause, state: Whistle, context: WhistleContext): WhistleDecision {
  const refused = refuseUnlessSystem(context);
  if (refused) return refused;
  const summons = activeSummons(state, command.summons);
  if (isRefused(summons)) return [];
  const until = openPauseOf(summons)?.until;
  return until !== undefined && until <= context.now ? resumeClocks(summons, state, context) : [];
}

/** 挂账: the commands of this phase and what each leads to. */
export const pausing = {
  PauseClock: pauseClock,
  ResumeClock: resumeClock,
  EndPause: endPause,
};
