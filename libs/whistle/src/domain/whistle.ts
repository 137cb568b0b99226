import { type Decision, streamFamily, type Upcast } from '#event-sourcing';
import { endPause, pauseClock, resumeClock } from './whistle.clocks.js';
import type { WhistleCommand, WhistleCommandType } from './whistle.commands.js';
import type { WhistleContext } from './whistle.context.js';
import { climbLadder, missDeadline, warnOfDeadline } from './whistle.deadlines.js';
import { declineSummons, overruleDecline, upholdDecline } from './whistle.declining.js';
import { replaceDepartment, summonDepartment, withdrawDepartment } from './whistle.departments.js';
import { callJointEnforcement, concludeJointEnforcement } from './whistle.enforcement.js';
import { WHISTLE_STREAM_PREFIX, type WhistleEvent } from './whistle.events.js';
import { evolveWhistle } from './whistle.evolve.js';
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
import { noWhistle } from './whistle.state.js';
import { type DecisionState, evolveTold, nothingTold } from './whistle.told.js';
import { superviseSummons } from './whistle.supervision.js';
import { confirmResolution, rateDepartment, sendBackResolution } from './whistle.verification.js';

type Decided = Decision<WhistleEvent, WhistleRejection>;
type Decide<T extends WhistleCommandType> = (
  command: Extract<WhistleCommand, { type: T }>,
  state: DecisionState,
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
function decide(command: WhistleCommand, state: DecisionState, context: WhistleContext): Decided {
  const now = context.now < state.lastAt ? state.lastAt : context.now;
  const decideOne = decisions[command.type] as Decide<WhistleCommandType>;
  return decideOne(command, state, { ...context, now });
}

const evolve = (state: DecisionState, event: WhistleEvent): DecisionState => ({
  ...evolveWhistle(state, event),
  told: evolveTold(state.told, event),
});

const versions: Readonly<Record<WhistleEvent['type'], number>> = {
  WhistleRaised: 1,
  WhistleApproved: 1,
  WhistleReturned: 1,
  WhistleResubmitted: 1,
  WhistleDispatched: 1,
  DepartmentSummoned: 1,
  DepartmentAcknowledged: 1,
  StreetContacted: 1,
  DepartmentArrived: 1,
  ArrivalSupplemented: 1,
  ArrivalConfirmed: 1,
  ArrivalDisputed: 2,
  ProgressRecorded: 1,
  ResolutionReported: 1,
  ReportSupplemented: 1,
  ResolutionConfirmed: 1,
  ResolutionSentBack: 2,
  DepartmentRated: 1,
  DepartmentReplaced: 1,
  DepartmentWithdrawn: 1,
  ClockPaused: 1,
  ClockResumed: 2,
  SummonsDeclined: 1,
  DeclineUpheld: 1,
  DeclineOverruled: 1,
  ExtensionRequested: 1,
  ExtensionGranted: 1,
  ExtensionRefused: 1,
  SupervisionIssued: 1,
  DeadlineApproaching: 1,
  DeadlineMissed: 1,
  JointEnforcementCalled: 1,
  JointEnforcementConcluded: 1,
  ResidentSatisfactionRecorded: 1,
  DueTimesRebased: 1,
  WhistleClosed: 1,
  WhistleWithdrawn: 1,
  WhistleMerged: 1,
  WhistleReopened: 2,
};

/** The second versions only say more: what the first did not say follows from the events before. */
const saysMore: Readonly<Record<number, Upcast>> = { 1: (data) => data };

/** The whistle: one short stream, from blow to rating. */
export const whistle = streamFamily<
  WhistleCommand,
  DecisionState,
  WhistleEvent,
  WhistleRejection,
  WhistleContext
>({
  prefix: WHISTLE_STREAM_PREFIX,
  versions,
  upcasts: {
    ArrivalDisputed: saysMore,
    ClockResumed: saysMore,
    ResolutionSentBack: saysMore,
    WhistleReopened: saysMore,
  },
  decider: { initialState: { ...noWhistle, told: nothingTold }, decide, evolve },
});
