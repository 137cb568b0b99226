import { reject } from '#event-sourcing';
import { kindInForce, summonAll } from './whistle.calling.js';
import type { WhistleContext } from './whistle.context.js';
import type { Call, Officeholder, WhistleEvent } from './whistle.events.js';
import { isOrSucceeds, isRefused, refuseStranger, refuseUnlessOpen } from './whistle.guards.js';
import { furtherGates } from './raising.js';
import { postsHeld, signedAs } from './signing.js';
import type { WhistleDecision, WhistleRefusal } from './whistle.rejections.js';
import type { OpenInitiation, Whistle } from './whistle.state.js';

/** 确认发起, signed by whoever sends it, for the posts that he holds. */
export interface ConfirmInitiative {
  readonly type: 'ConfirmInitiative';
}

/** Refuses whoever is no leader of the street by one of these posts. */
function refuseUnlessLeader(
  posts: readonly string[],
  { street }: Whistle,
  context: WhistleContext,
): WhistleRefusal | undefined {
  if (!isOrSucceeds(context, street)) return refuseStranger(street, context);
  const isHolder = postsHeld(posts, 'street', street, context).length > 0;
  return isHolder ? undefined : reject('INITIATOR_POST', { posts: posts.join('、') });
}

/** 退回 while it waits: by a leader who has to confirm, or has. */
export function refuseReturnByLeader(
  { awaiting }: OpenInitiation,
  state: Whistle,
  context: WhistleContext,
): WhistleRefusal | undefined {
  const signed = state.initiators.map(({ post }) => post);
  return refuseUnlessLeader([...awaiting, ...signed], state, context);
}

/** The last signature lets it go on: to its review, to its dispatch, or to the departments. */
function started(
  call: Call,
  initiators: readonly Officeholder[],
  state: Whistle,
  context: WhistleContext,
): WhistleDecision {
  const kind = kindInForce(state, context);
  if (isRefused(kind)) return kind;
  const applicant = state.initiation?.applicant ?? context.acting.account;
  const { review, dispatch } = furtherGates(
    call,
    { street: state.street, applicant },
    kind,
    context,
  );
  const data = {
    at: context.now,
    initiators,
    ...(review && { review }),
    ...(dispatch && { dispatch }),
  };
  const confirmed: WhistleEvent = { type: 'InitiativeConfirmed', data };
  return review || dispatch
    ? [confirmed]
    : [confirmed, ...summonAll(call, 'raised', kind, context.now)];
}

function confirmInitiative(
  _: ConfirmInitiative,
  state: Whistle,
  context: WhistleContext,
): WhistleDecision {
  const refused = refuseUnlessOpen(state);
  if (refused) return refused;
  const { initiation, call, street } = state;
  if (!initiation || !call) return reject('NOT_IN_INITIATION');
  const posts = postsHeld(initiation.awaiting, 'street', street, context);
  // Who has signed for all his posts has nothing to add while others are awaited.
  const isDone = state.initiators.some(({ account }) => account === context.acting.account);
  if (posts.length === 0 && isDone) return [];
  const stranger = refuseUnlessLeader(initiation.awaiting, state, context);
  if (stranger) return stranger;
  const initiators = posts.map((post) => signedAs(post, context));
  const awaiting = initiation.awaiting.filter((post) => !posts.includes(post));
  if (awaiting.length === 0) return started(call, initiators, state, context);
  return [{ type: 'InitiativeConfirmed', data: { at: context.now, initiators, awaiting } }];
}

/** 确认发起: the commands of this phase and what each leads to. */
export const initiation = {
  ConfirmInitiative: confirmInitiative,
};
