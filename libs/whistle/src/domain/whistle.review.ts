import { type Decision, reject, type Rejection } from '#event-sourcing';
import { callOf, kindInForce, refuseCall, summonAll } from './whistle.calling.js';
import type {
  ApproveWhistle,
  DispatchWhistle,
  ResubmitWhistle,
  ReturnWhistle,
} from './whistle.commands.js';
import type { WhistleContext } from './whistle.context.js';
import type { Gate, WhistleEvent } from './whistle.events.js';
import { isRefused, whenAuthority, whenCentre, whenOpen, whenStreet } from './whistle.guards.js';
import { dispatchGate, gatesOf } from './whistle.raising.js';
import type { WhistleRejection } from './whistle.rejections.js';
import type { OpenGate, Whistle } from './whistle.state.js';

type Decided = Decision<WhistleEvent, WhistleRejection>;
type Refused = Rejection<WhistleRejection>;

/** The street's head or the command centre, as the rules have it, and never the applicant. */
function refuseReviewer(
  state: Whistle,
  { by, applicant }: OpenGate,
  context: WhistleContext,
): Refused | undefined {
  const refused = whenAuthority(state, by, context);
  if (refused) return refused;
  return applicant === context.acting.account ? reject('SELF_REVIEW') : undefined;
}

function refuseApproval(
  { reviewer }: ApproveWhistle,
  state: Whistle,
  context: WhistleContext,
): Refused | undefined {
  const refused = whenOpen(state);
  if (refused) return refused;
  const { gate } = state;
  if (gate?.clock !== 'review') return reject('NOT_IN_REVIEW');
  const { post } = gate;
  return (
    refuseReviewer(state, gate, context) ??
    (post === undefined || reviewer.post === post ? undefined : reject('REVIEWER_POST', { post }))
  );
}

const approved = (
  { reviewer, comment }: ApproveWhistle,
  dispatch: Gate | undefined,
  { now }: WhistleContext,
): WhistleEvent => ({
  type: 'WhistleApproved',
  data: {
    at: now,
    reviewer,
    ...(comment !== undefined && { comment }),
    ...(dispatch && { dispatch }),
  },
});

export function approveWhistle(
  command: ApproveWhistle,
  state: Whistle,
  context: WhistleContext,
): Decided {
  const refused = refuseApproval(command, state, context);
  if (refused) return refused;
  const kind = kindInForce(state, context);
  if (isRefused(kind)) return kind;
  const { call } = state;
  if (!call) return reject('NOT_IN_REVIEW');
  const dispatch = dispatchGate(call, state.street, kind, context);
  const passed = approved(command, dispatch, context);
  return dispatch ? [passed] : [passed, ...summonAll(call, 'raised', kind, context.now)];
}

export function returnWhistle(
  { reason }: ReturnWhistle,
  state: Whistle,
  context: WhistleContext,
): Decided {
  const refused = whenOpen(state) ?? refuseReturn(state, context);
  if (refused) return refused;
  return [{ type: 'WhistleReturned', data: { at: context.now, reason } }];
}

function refuseReturn(state: Whistle, context: WhistleContext): Refused | undefined {
  const { gate } = state;
  if (!gate) return reject('NOT_RETURNABLE');
  return gate.clock === 'dispatch' ? whenCentre(context) : refuseReviewer(state, gate, context);
}

export function resubmitWhistle(
  command: ResubmitWhistle,
  state: Whistle,
  context: WhistleContext,
): Decided {
  const refused = whenOpen(state) ?? whenStreet(state, context);
  if (refused) return refused;
  if (state.stage !== 'returned') return reject('NOT_RETURNED');
  const wrong = refuseCall(command, state.street, context);
  if (wrong) return wrong;
  const kind = kindInForce(state, context);
  if (isRefused(kind)) return kind;
  const gates = gatesOf(command, state.street, kind, context);
  const data = { at: context.now, note: command.note, ...gates, call: callOf(command) };
  const again: WhistleEvent = { type: 'WhistleResubmitted', data };
  return gates.call ? [again] : [again, ...summonAll(command, 'raised', kind, context.now)];
}

export function dispatchWhistle(
  command: DispatchWhistle,
  state: Whistle,
  context: WhistleContext,
): Decided {
  const refused = whenOpen(state) ?? whenCentre(context);
  if (refused) return refused;
  if (state.stage !== 'dispatch') return reject('NOT_AWAITING_DISPATCH');
  const wrong = refuseCall(command, state.street, context);
  if (wrong) return wrong;
  const kind = kindInForce(state, context);
  if (isRefused(kind)) return kind;
  const data = { at: context.now, call: callOf(command) };
  return [
    { type: 'WhistleDispatched', data },
    ...summonAll(command, 'dispatched', kind, context.now),
  ];
}
