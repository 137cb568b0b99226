import { reject } from '#event-sourcing';
import { approverOf, capOf, refuseUnlessPausable } from './pausing.js';
import { isPaused, pendingPauseRequest } from './summons.state.js';
import type { WhistleContext, OnSummons } from './whistle.context.js';
import {
  activeSummons,
  isRefused,
  fieldsOf,
  summonsOfDepartment,
  refuseUnlessAuthority,
} from './whistle.guards.js';
import type { WhistleDecision, WhistleRefusal } from './whistle.rejections.js';
import { type DecisionState, statementsOf, quietIfOnRecord } from './whistle.statements.js';

/** 申请挂账 by the department; its clocks run on until it is granted. */
export interface RequestPause extends OnSummons {
  readonly type: 'RequestPause';
  readonly reason: string;
  /** ISO 8601 UTC. */
  readonly until: string;
}

/** 不同意挂账 */
export interface RefusePause extends OnSummons {
  readonly type: 'RefusePause';
  readonly reason: string;
}

function refuseUntil(
  until: string,
  cap: string | undefined,
  { now }: WhistleContext,
): WhistleRefusal | undefined {
  if (until <= now) return reject('PAUSE_UNTIL', { now });
  return cap !== undefined && until > cap ? reject('PAUSE_TOO_LONG', { most: cap }) : undefined;
}

/** 申请挂账: the clocks go on until somebody grants it. */
function requestPause(
  { summons: no, reason, until }: RequestPause,
  state: DecisionState,
  context: WhistleContext,
): WhistleDecision {
  const summons = summonsOfDepartment(state, no, context);
  if (isRefused(summons)) return summons;
  const refused = refuseUnlessPausable(summons);
  if (refused) return refused;
  if (isPaused(summons)) return reject('ALREADY_PAUSED');
  if (pendingPauseRequest(summons)) {
    const said = statementsOf('pause-request', { reason, until });
    return quietIfOnRecord(state, summons, said, 'PAUSE_PENDING');
  }
  const wrong = refuseUntil(until, capOf(summons, state, context), context);
  if (wrong) return wrong;
  const by = approverOf(summons, state, context);
  return [{ type: 'PauseRequested', data: { ...fieldsOf(summons, context), reason, until, by } }];
}

/** 不同意挂账, by whoever could grant it. */
function refusePause(
  { summons: no, reason }: RefusePause,
  state: DecisionState,
  context: WhistleContext,
): WhistleDecision {
  const summons = activeSummons(state, no);
  if (isRefused(summons)) return summons;
  const by = approverOf(summons, state, context);
  const refused = refuseUnlessAuthority(state, by, context);
  if (refused) return refused;
  if (!pendingPauseRequest(summons)) return reject('NO_PAUSE_PENDING');
  return [{ type: 'PauseRefused', data: { ...fieldsOf(summons, context), reason } }];
}

/** 申请挂账: the commands of this phase and what each leads to. */
export const pauseRequests = {
  RequestPause: requestPause,
  RefusePause: refusePause,
};
