import type { Decision } from '#event-sourcing';
import { firesNow } from './running-deadlines.js';
import { isOfSummons } from './summons.state.js';
import type { ClimbLadder, MissDeadline, WarnOfDeadline } from './whistle.commands.js';
import type { WhistleContext } from './whistle.context.js';
import type { WhistleEvent } from './whistle.events.js';
import { of, whenSystem } from './whistle.guards.js';
import { climbedAtOnce, climbNext } from './whistle.ladder.js';
import type { WhistleRejection } from './whistle.rejections.js';
import type { Whistle } from './whistle.state.js';

type Decided = Decision<WhistleEvent, WhistleRejection>;

const findSummons = (state: Whistle, no: number) => state.summonses.find((s) => s.no === no);

function deadlineOf(
  { summons: no, clock, dueAt }: WarnOfDeadline | MissDeadline,
  state: Whistle,
  context: WhistleContext,
) {
  const summons = findSummons(state, no);
  return { ...(summons ? of(summons, context) : { at: context.now, summons: 0 }), clock, dueAt };
}

/** 黄牌: quiet unless the clock still runs to that due time, and once only. */
export function warnOfDeadline(
  command: WarnOfDeadline,
  state: Whistle,
  context: WhistleContext,
): Decided {
  const refused = whenSystem(context);
  if (refused) return refused;
  const { summons, clock, dueAt } = command;
  if (!firesNow(state, { what: 'warn', summons, clock, dueAt }, context.now)) return [];
  return [{ type: 'DeadlineApproaching', data: deadlineOf(command, state, context) }];
}

/** 红牌, with the rungs of the ladder that go with the miss itself. Once only. */
export function missDeadline(
  command: MissDeadline,
  state: Whistle,
  context: WhistleContext,
): Decided {
  const refused = whenSystem(context);
  if (refused) return refused;
  const { summons: no, clock, dueAt } = command;
  if (!firesNow(state, { what: 'miss', summons: no, clock, dueAt }, context.now)) return [];
  const data = deadlineOf(command, state, context);
  const summons = findSummons(state, no);
  if (!summons || !isOfSummons(clock)) return [{ type: 'DeadlineMissed', data }];
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
  const { summons: no, clock, dueAt, rung } = command;
  const summons = findSummons(state, no);
  if (!summons || !firesNow(state, { what: 'rung', summons: no, clock, dueAt, rung }, context.now))
    return [];
  return [climbNext(command, { state, summons, context })];
}
