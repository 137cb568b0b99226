import type { Decision } from '#event-sourcing';
import type { ClimbLadder, MissDeadline, WarnOfDeadline } from './whistle.commands.js';
import type { WhistleContext } from './whistle.context.js';
import {
  type Clock,
  CLOCK_NAMES,
  type ClockName,
  type DeadlineClock,
  type WhistleEvent,
} from './whistle.events.js';
import { stepTakenAt } from './summons-stops.js';
import { of, whenSystem } from './whistle.guards.js';
import { climbedAtOnce, climbNext } from './whistle.ladder.js';
import type { WhistleRejection } from './whistle.rejections.js';
import { isActive, markOf, type Summons, type Whistle } from './whistle.state.js';

type Decided = Decision<WhistleEvent, WhistleRejection>;

/** A deadline that runs: neither stopped, nor standing still, nor over with its whistle. */
interface Running {
  readonly on: { readonly marks: readonly string[] };
  readonly summons?: Summons;
  readonly clock: Clock;
}

const isClockName = (clock: DeadlineClock): clock is ClockName =>
  (CLOCK_NAMES as readonly string[]).includes(clock);

function ofSummons(summons: Summons, clock: DeadlineClock): Clock | undefined {
  if (!isActive(summons)) return undefined;
  if (clock === 'ruling') return summons.ruling;
  const settled = summons.resolution !== 'open' || summons.pausedSince !== undefined;
  if (!isClockName(clock) || settled || stepTakenAt(summons, clock) !== undefined) return undefined;
  return summons.clocks[clock];
}

function ofWhistle(state: Whistle, clock: DeadlineClock): Clock | undefined {
  if (clock === 'overall') return state.overall;
  if (clock === 'review') return state.stage === 'review' ? state.review?.clock : undefined;
  return clock === 'dispatch' && state.stage === 'dispatch' ? state.dispatch?.clock : undefined;
}

function running(
  state: Whistle,
  { summons: no, clock, dueAt }: { summons: number; clock: DeadlineClock; dueAt: string },
): Running | undefined {
  if (state.status !== 'open') return undefined;
  const summons = state.summonses.find((s) => s.no === no);
  const found = summons
    ? ofSummons(summons, clock)
    : no === 0
      ? ofWhistle(state, clock)
      : undefined;
  if (found?.dueAt !== dueAt) return undefined;
  return summons ? { on: summons, summons, clock: found } : { on: state, clock: found };
}

const missAt = ({ missAt: at, dueAt }: Clock): string => at ?? dueAt;

/** Between the warning and the due time, and not yet warned of. */
function isToWarn({ clock, on }: Running, name: DeadlineClock, now: string): boolean {
  const { warnAt, dueAt } = clock;
  if (warnAt === undefined || now < warnAt || now > dueAt) return false;
  return !on.marks.includes(markOf('warned', name, dueAt));
}

/** 黄牌: quiet unless the clock still runs to that due time, and once only. */
export function warnOfDeadline(
  command: WarnOfDeadline,
  state: Whistle,
  context: WhistleContext,
): Decided {
  const refused = whenSystem(context);
  if (refused) return refused;
  const found = running(state, command);
  if (!found || !isToWarn(found, command.clock, context.now)) return [];
  return [{ type: 'DeadlineApproaching', data: deadlineOf(command, found, context) }];
}

const deadlineOf = (
  { clock, dueAt }: WarnOfDeadline | MissDeadline,
  { summons }: Running,
  context: WhistleContext,
) => ({ ...(summons ? of(summons, context) : { at: context.now, summons: 0 }), clock, dueAt });

/** Past the due time and its red card, and not yet missed. */
function isMissed({ clock, on }: Running, name: DeadlineClock, now: string): boolean {
  if (now <= clock.dueAt || now < missAt(clock)) return false;
  return !on.marks.includes(markOf('missed', name, clock.dueAt));
}

/** 红牌, with the rungs of the ladder that go with the miss itself. Once only. */
export function missDeadline(
  command: MissDeadline,
  state: Whistle,
  context: WhistleContext,
): Decided {
  const refused = whenSystem(context);
  if (refused) return refused;
  const { clock, dueAt } = command;
  const found = running(state, command);
  if (!found || !isMissed(found, clock, context.now)) return [];
  const data = deadlineOf(command, found, context);
  const { summons } = found;
  if (!summons || !isClockName(clock)) return [{ type: 'DeadlineMissed', data }];
  const { next, events } = climbedAtOnce({ clock, dueAt }, { state, summons, context });
  return [{ type: 'DeadlineMissed', data: { ...data, ...(next && { next }) } }, ...events];
}

/** Quiet unless the missed clock still runs and the rung's time has come; each rung once. */
export function climbLadder(
  command: ClimbLadder,
  state: Whistle,
  context: WhistleContext,
): Decided {
  const refused = whenSystem(context);
  if (refused) return refused;
  const summons = running(state, command)?.summons;
  return summons ? climbNext(command, { state, summons, context }) : [];
}
