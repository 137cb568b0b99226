import { reject } from '#event-sourcing';
import { callOf, kindInForce, refuseCall, summonAll } from './whistle.calling.js';
import type { WhistleContext } from './whistle.context.js';
import type { Gate, WhistleEvent, Call, Officeholder } from './whistle.events.js';
import {
  isRefused,
  refuseUnlessAuthority,
  refuseUnlessCentre,
  refuseUnlessOpen,
  refuseUnlessStreet,
} from './whistle.guards.js';
import { dispatchGate, gatesOf } from './raising.js';
import type { WhistleDecision, WhistleRefusal } from './whistle.rejections.js';
import type { Whistle, OpenGate } from './whistle.state.js';

/** 审哨通过 */
export interface ApproveWhistle {
  readonly type: 'ApproveWhistle';
  readonly reviewer: Officeholder;
  readonly comment?: string;
}

/** 退回, by the reviewer or, when it waits for dispatch, by the command centre. */
export interface ReturnWhistle {
  readonly type: 'ReturnWhistle';
  readonly reason: string;
}

/** 重新提交 after a return. */
export interface ResubmitWhistle extends Call {
  readonly type: 'ResubmitWhistle';
  readonly note: string;
}

/** 派单 by the command centre, which may call others than were asked for. */
export interface DispatchWhistle extends Call {
  readonly type: 'DispatchWhistle';
}

/** The street's head or the command centre, by the rules, and never the applicant. */
function refuseReviewer(
  state: Whistle,
  { by, applicant }: OpenGate,
  context: WhistleContext,
): WhistleRefusal | undefined {
  const refused = refuseUnlessAuthority(state, by, context);
  if (refused) return refused;
  return applicant === context.acting.account ? reject('SELF_REVIEW') : undefined;
}

function refuseApproval(
  { reviewer }: ApproveWhistle,
  state: Whistle,
  context: WhistleContext,
): WhistleRefusal | undefined {
  const refused = refuseUnlessOpen(state);
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

function approveWhistle(
  command: ApproveWhistle,
  state: Whistle,
  context: WhistleContext,
): WhistleDecision {
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

function returnWhistle(
  { reason }: ReturnWhistle,
  state: Whistle,
  context: WhistleContext,
): WhistleDecision {
  const refused = refuseUnlessOpen(state) ?? refuseReturn(state, context);
  if (refused) return refused;
  return [{ type: 'WhistleReturned', data: { at: context.now, reason } }];
}

function refuseReturn(state: Whistle, context: WhistleContext): WhistleRefusal | undefined {
  const { gate } = state;
  if (!gate) return reject('NOT_RETURNABLE');
  return gate.clock === 'dispatch'
    ? refuseUnlessCentre(context)
    : refuseReviewer(state, gate, context);
}

function resubmitWhistle(
  command: ResubmitWhistle,
  state: Whistle,
  context: WhistleContext,
): WhistleDecision {
  const refused = refuseUnlessOpen(state) ?? refuseUnlessStreet(state, context);
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

function dispatchWhistle(
  command: DispatchWhistle,
  state: Whistle,
  context: WhistleContext,
): WhistleDecision {
  const refused = refuseUnlessOpen(state) ?? refuseUnlessCentre(context);
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

/** 审哨、派单: the commands of this phase and what each leads to. */
export const review = {
  ApproveWhistle: approveWhistle,
  ReturnWhistle: returnWhistle,
  ResubmitWhistle: resubmitWhistle,
  DispatchWhistle: dispatchWhistle,
};
