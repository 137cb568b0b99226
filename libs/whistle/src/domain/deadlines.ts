import type { WhistleContext } from './whistle.context.js';
import { type Clock, CLOCK_NAMES, type ClockName, type DeadlineClock } from './whistle.events.js';
import { stepTakenAt } from './summons-stops.js';
import { fieldsOf, refuseUnlessSystem } from './whistle.guards.js';
import { climbedAtOnce, climbNext, type ClimbLadder } from './whistle.ladder.js';
import type { WhistleDecision } from './whistle.rejections.js';
import { isActive, markOf, type Summons, type Whistle } from './whistle.state.js';

/** The clock's own command: the warning time of a running clock has come. */
export interface WarnOfDeadline {
  readonly type: 'WarnOfDeadline';
  /** 0: a clock of the whistle itself. */
  readonly summons: number;
  readonly clock: DeadlineClock;
  /** The due time it is about: a clock that was moved meanwhile is left alone. */
  readonly dueAt: string;
}

/** The clock's own command: a running clock was not stopped in time. Climbs the ladder's first rungs. */
export interface MissDeadline {
  readonly type: 'MissDeadline';
  readonly summons: number;
  readonly clock: DeadlineClock;
  readonly dueAt: string;
}

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
function warnOfDeadline(
  command: WarnOfDeadline,
  state: Whistle,
  context: WhistleContext,
): WhistleDecision {
  const refused = refuseUnlessSystem(context);
  if (refused) return refused;
  const found = running(state, command);
  if (!found || !isToWarn(found, command.clock, context.now)) return [];
  return [{ type: 'DeadlineApproaching', data: deadlineOf(command, found, context) }];
}

const deadlineOf = (
  { clock, dueAt }: WarnOfDeadline | MissDeadline,
  { summons }: Running,
  context: WhistleContext,
) => ({
  ...(summons ? fieldsOf(summons, context) : { at: context.now, summons: 0 }),
  clock,
  dueAt,
});

/** Past the due time and its red card, and not yet missed. */
function isMissed({ clock, on }: Running, name: DeadlineClock, now: string): boolean {
  if (now <= clock.dueAt || now < missAt(clock)) return false;
  return !on.marks.includes(markOf('missed', name, clock.dueAt));
}

/** 红牌, with the rungs of the ladder that go with the miss itself. Once only. */
function missDeadline(
  command: MissDeadline,
  state: Whistle,
  context: WhistleContext,
): WhistleDecision {
  const refused = refuseUnlessSystem(context);
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
function climbLadder(
  command: ClimbLadder,
  state: Whistle,
  context: WhistleContext,
): WhistleDecision {
  const refused = refuseUnlessSystem(context);
  if (refused) return refused;
  const summons = running(state, command)?.summons;
  return summons ? climbNext(command, { state, summons, context }) : [];
}

/** 到期: the commands of this phase and what each leads to. */
export const deadlines = {
  WarnOfDeadline: warnOfDeadline,
  MissDeadline: missDeadline,
  ClimbLadder: climbLadder,
};
