import type { Decider, Decision } from '#event-sourcing';
import { endPause, pauseClock, resumeClock } from './whistle.clocks.js';
import type { WhistleCommand, WhistleCommandType } from './whistle.commands.js';
import type { WhistleContext } from './whistle.context.js';
import { climbLadder, missDeadline, warnOfDeadline } from './whistle.deadlines.js';
import { declineSummons, overruleDecline, upholdDecline } from './whistle.declining.js';
import { replaceDepartment, summonDepartment, withdrawDepartment } from './whistle.departments.js';
import { callJointEnforcement, concludeJointEnforcement } from './whistle.enforcement.js';
import type { WhistleEvent } from './whistle.events.js';
import { evolve } from './whistle.evolve.js';
import { grantExtension, refuseExtension, requestExtension } from './whistle.extension.js';
import {
  closeWhistle,
  mergeWhistle,
  recordResidentSatisfaction,
  reopenWhistle,
  withdrawWhistle,
} from './whistle.lifecycle.js';
import { raiseWhistle } from './whistle.raising.js';
import { rebaseDueTimes } from './whistle.rebasing.js';
import type { WhistleRejection } from './whistle.rejections.js';
import {
  acknowledgeSummons,
  arriveOnSite,
  confirmArrival,
  contactStreet,
  disputeArrival,
  recordProgress,
  reportResolution,
} from './whistle.response.js';
import {
  approveWhistle,
  dispatchWhistle,
  resubmitWhistle,
  returnWhistle,
} from './whistle.review.js';
import { noWhistle, type Whistle } from './whistle.state.js';
import { superviseSummons } from './whistle.supervision.js';
import { confirmResolution, rateDepartment, sendBackResolution } from './whistle.verification.js';

type Decided = Decision<WhistleEvent, WhistleRejection>;
type Decide<T extends WhistleCommandType> = (
  command: Extract<WhistleCommand, { type: T }>,
  state: Whistle,
  context: WhistleContext,
) => Decided;

const decisions: { [T in WhistleCommandType]: Decide<T> } = {
  RaiseWhistle: raiseWhistle,
  ApproveWhistle: approveWhistle,
  ReturnWhistle: returnWhistle,
  ResubmitWhistle: resubmitWhistle,
  DispatchWhistle: dispatchWhistle,
  AcknowledgeSummons: acknowledgeSummons,
  ContactStreet: contactStreet,
  ArriveOnSite: arriveOnSite,
  ConfirmArrival: confirmArrival,
  DisputeArrival: disputeArrival,
  RecordProgress: recordProgress,
  ReportResolution: reportResolution,
  ConfirmResolution: confirmResolution,
  SendBackResolution: sendBackResolution,
  RateDepartment: rateDepartment,
  SummonDepartment: summonDepartment,
  ReplaceDepartment: replaceDepartment,
  WithdrawDepartment: withdrawDepartment,
  PauseClock: pauseClock,
  ResumeClock: resumeClock,
  DeclineSummons: declineSummons,
  UpholdDecline: upholdDecline,
  OverruleDecline: overruleDecline,
  RequestExtension: requestExtension,
  GrantExtension: grantExtension,
  RefuseExtension: refuseExtension,
  SuperviseSummons: superviseSummons,
  WarnOfDeadline: warnOfDeadline,
  MissDeadline: missDeadline,
  ClimbLadder: climbLadder,
  EndPause: endPause,
  CallJointEnforcement: callJointEnforcement,
  ConcludeJointEnforcement: concludeJointEnforcement,
  RecordResidentSatisfaction: recordResidentSatisfaction,
  MergeWhistle: mergeWhistle,
  RebaseDueTimes: rebaseDueTimes,
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
