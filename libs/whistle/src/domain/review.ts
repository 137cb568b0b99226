import { reject } from '#event-sourcing';
import { callOf, kindInForce, refuseCall, summonAll } from './whistle.calling.js';
import type { WhistleContext } from './whistle.context.js';
import type { Gate, WhistleEvent, Call } from './whistle.events.js';
import {
  isRefused,
  refuseUnlessAuthority,
  refuseUnlessCentre,
  refuseUnlessOpen,
  refuseUnlessStreet,
} from './whistle.guards.js';
import { refuseReturnByLeader } from './initiation.js';
import { dispatchGate, gatesOf } from './raising.js';
import { postsHeld, reviewedBy } from './signing.js';
import type { WhistleDecision, WhistleRefusal } from './whistle.rejections.js';
import type { Whistle, OpenGate } from './whistle.state.js';

/** 审哨通过, signed by whoever sends it. */
export interface ApproveWhistle {
  readonly type: 'ApproveWhistle';
  readonly comment?: string;
}

/**
 * 退回, by the reviewer; by the command centre when it waits for dispatch; by one of the leaders when it
 * waits for them.
 */
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

/**
 * The street or the command centre, by the rules, and never the applicant, nor a leader
 * who started it. Where the rules name a post, its
 * holder only: nobody else signs for that person, the command centre neither.
 */
function refuseReviewer(
  state: Whistle,
  { by, post, applicant }: OpenGate,
  context: WhistleContext,
): WhistleRefusal | undefined {
  const refused = refuseUnlessAuthority(state, by, context);
  if (refused) return refused;
  const { account } = context.acting;
  const hasSigned = state.initiators.some((leader) => leader.account === account);
  if (hasSigned || applicant === account) return reject('SELF_REVIEW');
  if (post === undefined) return undefined;
  const isHolder = postsHeld([post], by, state.street, context).length > 0;
  return isHolder ? undefined : reject('REVIEWER_POST', { post });
}

function refuseApproval(state: Whistle, context: WhistleContext): WhistleRefusal | undefined {
  const refused = refuseUnlessOpen(state);
  if (refused) return refused;
  const { gate } = state;
  return gate?.clock === 'review' ? refuseReviewer(state, gate, context) : reject('NOT_IN_REVIEW');
}

const approved = (
  { comment }: ApproveWhistle,
  { gate }: Whistle,
  dispatch: Gate | undefined,
  context: WhistleContext,
): WhistleEvent => ({
  type: 'WhistleApproved',
  data: {
    at: context.now,
    reviewer: reviewedBy(gate?.post, context),
    ...(comment !== undefined && { comment }),
    ...(dispatch && { dispatch }),
  },
});

function approveWhistle(
  command: ApproveWhistle,
  state: Whistle,
  context: WhistleContext,
): WhistleDecision {
  const refused = refuseApproval(state, context);
  if (refused) return refused;
  const kind = kindInForce(state, context);
  if (isRefused(kind)) return kind;
  const { call } = state;
  if (!call) return reject('NOT_IN_REVIEW');
  const dispatch = dispatchGate(call, state.street, kind, context);
  const passed = approved(command, state, dispatch, context);
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
  const { gate, initiation } = state;
  if (initiation) return refuseReturnByLeader(initiation, state, context);
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
