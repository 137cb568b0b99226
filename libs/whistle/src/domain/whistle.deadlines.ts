import type { Decision } from '#event-sourcing';
import type { ClimbLadder, MissDeadline, WarnOfDeadline } from './whistle.commands.js';
import type { Rung, WhistleContext } from './whistle.context.js';
import {
  type Clock,
  CLOCK_NAMES,
  type ClockName,
  type DeadlineClock,
  type NextRung,
  type WhistleEvent,
} from './whistle.events.js';
import { of, whenSystem } from './whistle.guards.js';
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

/** Whether the step that a clock waits for has been taken. Arriving in person is contact enough. */
function isDone(summons: Summons, clock: ClockName): boolean {
  switch (clock) {
    case 'acknowledge':
      return summons.acknowledgedAt !== undefined;
    case 'contact':
      return (summons.contactedAt ?? summons.arrivedAt) !== undefined;
    case 'arrive':
      return summons.arrivedAt !== undefined;
    case 'resolve':
      return false;
  }
}

function ofSummons(summons: Summons, clock: DeadlineClock): Clock | undefined {
  if (!isActive(summons)) return undefined;
  if (clock === 'ruling') return summons.ruling;
  const settled = summons.resolution !== 'open' || summons.pausedSince !== undefined;
  if (!isClockName(clock) || settled || isDone(summons, clock)) return undefined;
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
) => ({
  ...(summons ? of(summons, context) : { at: context.now, summons: 0 }),
  ...{ clock, dueAt },
});

interface Ladder {
  readonly summons: Summons;
  readonly clock: ClockName;
  readonly dueAt: string;
  /** Time of every rung; undefined for one that this clock does not climb. */
  readonly times: readonly (string | undefined)[];
  readonly rungs: readonly Rung[];
}

function ladderOf(
  summons: Summons,
  { clock, dueAt }: { readonly clock: ClockName; readonly dueAt: string },
  { state, context }: { readonly state: Whistle; readonly context: WhistleContext },
): Ladder {
  const { rules } = context;
  const rungs = rules.policyOf(state.kind, summons.rule)?.ladder ?? [];
  const times = rungs.map(({ after, clocks }) => {
    if (clocks && !clocks.includes(clock)) return undefined;
    return after.value === 0 ? dueAt : rules.start(after, summons.rule, dueAt).dueAt;
  });
  return { summons, clock, dueAt, times, rungs };
}

/** The first rung after the miss itself, from an index on. */
function nextRung({ times, dueAt }: Ladder, from: number): NextRung | undefined {
  const rung = times.findIndex((at, index) => index >= from && at !== undefined && at > dueAt);
  const at = times[rung];
  return at === undefined ? undefined : { rung, at };
}

function climbed(ladder: Ladder, rung: number, context: WhistleContext): WhistleEvent {
  const { summons, clock, dueAt, rungs, times } = ladder;
  const next = times[rung] === dueAt ? undefined : nextRung(ladder, rung + 1);
  return {
    type: 'SupervisionIssued',
    data: {
      ...of(summons, context),
      ...{ step: rungs[rung]?.step ?? 'reminder', cause: 'deadline', reason: '逾期未办' },
      deadline: { clock, dueAt, rung },
      ...(next && { next }),
    },
  };
}

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
  const ladder = ladderOf(summons, { clock, dueAt }, { state, context });
  const next = nextRung(ladder, 0);
  const atOnce = ladder.times.flatMap((at, rung) =>
    at === dueAt ? [climbed(ladder, rung, context)] : [],
  );
  return [{ type: 'DeadlineMissed', data: { ...data, ...(next && { next }) } }, ...atOnce];
}

/** 催办 → 书面督办 → 提级, a rung at a time, while the missed clock still runs. */
export function climbLadder(
  command: ClimbLadder,
  state: Whistle,
  context: WhistleContext,
): Decided {
  const refused = whenSystem(context);
  if (refused) return refused;
  const { clock, dueAt, rung } = command;
  const summons = running(state, command)?.summons;
  if (!summons) return [];
  const has = (what: Parameters<typeof markOf>[0]) =>
    summons.marks.includes(markOf(what, clock, dueAt));
  if (!has('missed') || has(`rung-${rung}`)) return [];
  const ladder = ladderOf(summons, { clock, dueAt }, { state, context });
  const at = ladder.times[rung];
  return at === undefined || context.now < at ? [] : [climbed(ladder, rung, context)];
}
