import type { WhistleContext } from './whistle.context.js';
import { type DeadlineClock } from './whistle.events.js';
import { fieldsOf, refuseUnlessSystem } from './whistle.guards.js';
import { climbWithMiss, climbNext, type ClimbLadder } from './whistle.ladder.js';
import type { WhistleDecision } from './whistle.rejections.js';
import { type Whistle } from './whistle.state.js';
import { firesNow } from './running-deadlines.js';
import { isOfSummons } from './summons.state.js';
import { deemVerified } from './verification.js';

/** The clock's own command: the warning time of a running clock has come. */
export interface WarnOfDeadline {
  readonly type: 'WarnOfDeadline';
  /** 0: a clock of the whistle itself. */
  readonly summons: number;
  readonly clock: DeadlineClock;
  /** The due time it is about: a clock that was moved meanwhile is left alone. */
  readonly dueAt: string;
}

/**
 * The clock's own command: a running clock was not stopped in time. Climbs the ladder's first rungs; a
 * report that the street did not verify may count as verified from then on.
 */
export interface MissDeadline {
  readonly type: 'MissDeadline';
  readonly summons: number;
  readonly clock: DeadlineClock;
  readonly dueAt: string;
}

const findSummons = (state: Whistle, no: number) => state.summonses.find((s) => s.no === no);

function deadlineOf(
  { summons: no, clock, dueAt }: WarnOfDeadline | MissDeadline,
  state: Whistle,
  context: WhistleContext,
) {
  const summons = findSummons(state, no);
  return {
    ...(summons ? fieldsOf(summons, context) : { at: context.now, summons: 0 }),
    clock,
    dueAt,
  };
}

/** 黄牌, once; no events unless the clock still runs to that due time. */
function warnOfDeadline(
  command: WarnOfDeadline,
  state: Whistle,
  context: WhistleContext,
): WhistleDecision {
  const refused = refuseUnlessSystem(context);
  if (refused) return refused;
  const { summons, clock, dueAt } = command;
  if (!firesNow(state, { what: 'warn', summons, clock, dueAt }, context.now)) return [];
  return [{ type: 'DeadlineApproaching', data: deadlineOf(command, state, context) }];
}

/** 红牌, once, with the rungs of the ladder that are climbed together with the miss. */
function missDeadline(
  command: MissDeadline,
  state: Whistle,
  context: WhistleContext,
): WhistleDecision {
  const refused = refuseUnlessSystem(context);
  if (refused) return refused;
  const { summons: no, clock, dueAt } = command;
  if (!firesNow(state, { what: 'miss', summons: no, clock, dueAt }, context.now)) return [];
  const data = deadlineOf(command, state, context);
  const summons = findSummons(state, no);
  if (!summons || !isOfSummons(clock)) {
    const deemed = summons && clock === 'verify' ? deemVerified(summons, state, context) : [];
    return [{ type: 'DeadlineMissed', data }, ...deemed];
  }
  const { next, events } = climbWithMiss({ clock, dueAt }, { state, summons, context });
  return [{ type: 'DeadlineMissed', data: { ...data, ...(next && { next }) } }, ...events];
}

/** Each rung once; no events unless the missed clock still runs and the rung's time has come. */
function climbLadder(
  command: ClimbLadder,
  state: Whistle,
  context: WhistleContext,
): WhistleDecision {
  const refused = refuseUnlessSystem(context);
  if (refused) return refused;
  const { summons: no, clock, dueAt, rung } = command;
  const summons = findSummons(state, no);
  if (!summons || !firesNow(state, { what: 'rung', summons: no, clock, dueAt, rung }, context.now))
    return [];
  return [climbNext(command, { state, summons, context })];
}

/** 到期: the commands of this phase and what each leads to. */
export const deadlines = {
  WarnOfDeadline: warnOfDeadline,
  MissDeadline: missDeadline,
  ClimbLadder: climbLadder,
};
