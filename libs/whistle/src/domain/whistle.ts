import type { Decider, Decision } from '#event-sourcing';
import { pauseClock, resumeClock } from './whistle.clocks.js';
import type { WhistleCommand, WhistleCommandType } from './whistle.commands.js';
import type { WhistleContext } from './whistle.context.js';
import { replaceDepartment, summonDepartment, withdrawDepartment } from './whistle.departments.js';
import type { WhistleEvent } from './whistle.events.js';
import { evolve } from './whistle.evolve.js';
import { closeWhistle, raiseWhistle, reopenWhistle, withdrawWhistle } from './whistle.lifecycle.js';
import type { WhistleRejection } from './whistle.rejections.js';
import {
  acknowledgeSummons,
  arriveOnSite,
  confirmArrival,
  disputeArrival,
  reportResolution,
} from './whistle.response.js';
import { noWhistle, type Whistle } from './whistle.state.js';
import { confirmResolution, rateDepartment, sendBackResolution } from './whistle.verification.js';

type Decided = Decision<WhistleEvent, WhistleRejection>;
type Decide<T extends WhistleCommandType> = (
  command: Extract<WhistleCommand, { type: T }>,
  state: Whistle,
  context: WhistleContext,
) => Decided;

const decisions: { [T in WhistleCommandType]: Decide<T> } = {
  RaiseWhistle: raiseWhistle,
  AcknowledgeSummons: acknowledgeSummons,
  ArriveOnSite: arriveOnSite,
  ConfirmArrival: confirmArrival,
  DisputeArrival: disputeArrival,
  ReportResolution: reportResolution,
  ConfirmResolution: confirmResolution,
  SendBackResolution: sendBackResolution,
  RateDepartment: rateDepartment,
  SummonDepartment: summonDepartment,
  ReplaceDepartment: replaceDepartment,
  WithdrawDepartment: withdrawDepartment,
  PauseClock: pauseClock,
  ResumeClock: resumeClock,
  CloseWhistle: closeWhistle,
  WithdrawWhistle: withdrawWhistle,
  ReopenWhistle: reopenWhistle,
};

/**
 * What a command on a whistle leads to. Servers' clocks differ by moments: an event is never
 * earlier than the one before it, so that no clock ever runs backwards.
 */
function decide(command: WhistleCommand, state: Whistle, context: WhistleContext): Decided {
  const now = context.now < state.lastAt ? state.lastAt : context.now;
  const decideOne = decisions[command.type] as Decide<WhistleCommandType>;
  return decideOne(command, state, { ...context, now });
}

/** The whistle: one short stream, from blow to rating. */
export const whistle: Decider<
  WhistleCommand,
  Whistle,
  WhistleEvent,
  WhistleRejection,
  WhistleContext
> = { initialState: noWhistle, decide, evolve };
