import { reject } from '#event-sourcing';
import { isUpheld } from './summons.appeals.js';
import { isDeemedVerified, ratingClockOf } from './summons.asks.js';
import type { WhistleContext, OnSummons } from './whistle.context.js';
import { evidencedBy } from './shown-evidence.js';
import { CLOCK_NAMES, type Evidenced, type WhistleEvent } from './whistle.events.js';
import {
  findSummons,
  isRefused,
  fieldsOf,
  summonsOfStreet,
  refuseUnlessRater,
} from './whistle.guards.js';
import { rungsAfter } from './whistle.ladder.js';
import type { WhistleDecision } from './whistle.rejections.js';
import { escalateByCount } from './supervision.js';
import { type Whistle } from './whistle.state.js';
import { isActive, resolutionStatusOf, type Summons } from './summons.state.js';

/** 核实办结 */
export interface ConfirmResolution extends OnSummons {
  readonly type: 'ConfirmResolution';
}

/** 退回重办 */
export interface SendBackResolution extends OnSummons, Evidenced {
  readonly type: 'SendBackResolution';
  readonly reason: string;
}

/** 评哨. Scores 1–5. */
export interface RateDepartment extends OnSummons {
  readonly type: 'RateDepartment';
  readonly satisfaction: number;
  readonly responseSpeed: number;
  readonly cooperation: number;
  readonly implementation: number;
  readonly comment?: string;
}

function confirmResolution(
  command: ConfirmResolution,
  state: Whistle,
  context: WhistleContext,
): WhistleDecision {
  const summons = summonsOfStreet(state, command.summons, context);
  if (isRefused(summons)) return summons;
  if (resolutionStatusOf(summons) === 'confirmed') return [];
  if (resolutionStatusOf(summons) === 'open') return reject('NOT_REPORTED');
  return [{ type: 'ResolutionConfirmed', data: settledFields(summons, state, context) }];
}

/** From now on the street may rate, and is to do so in time where the rules say. */
const settledFields = (summons: Summons, state: Whistle, context: WhistleContext) => ({
  ...fieldsOf(summons, context),
  ...ratingClockOf(summons, state, context),
});

/**
 * 默认办结, where the rules of the summons say so: goes with the street's red card for its verification,
 * and so happens once. No events otherwise.
 */
export function deemVerified(
  summons: Summons,
  state: Whistle,
  context: WhistleContext,
): WhistleEvent[] {
  if (context.rules.policyOf(state.kind, summons.rule)?.street?.deemedVerified !== true) return [];
  return [{ type: 'ResolutionDeemedVerified', data: settledFields(summons, state, context) }];
}

function sendBackResolution(
  command: SendBackResolution,
  state: Whistle,
  context: WhistleContext,
): WhistleDecision {
  const summons = summonsOfStreet(state, command.summons, context);
  if (isRefused(summons)) return summons;
  if (resolutionStatusOf(summons) === 'confirmed')
    return reject('ALREADY_CONFIRMED', isDeemedVerified(summons) ? { how: 'deemed' } : {});
  if (resolutionStatusOf(summons) === 'open') return reject('NOT_REPORTED');
  const count = summons.sentBack + 1;
  const { now: to } = context;
  const waited = { from: summons.reportedAt ?? to, to, clocks: CLOCK_NAMES };
  const waits = [...summons.waits, waited];
  const rungs = rungsAfter({ state, summons: { ...summons, waits }, context });
  const said = { reason: command.reason, ...evidencedBy(command) };
  const data = { ...fieldsOf(summons, context), ...said, count, ...rungs };
  const policy = context.rules.policyOf(state.kind, summons.rule);
  return [
    { type: 'ResolutionSentBack', data },
    ...escalateByCount('sent-back', count, policy, fieldsOf(summons, context)),
  ];
}

/** Once the matter is settled: confirmed, or the whistle is closed. */
const isRateable = (summons: Summons, state: Whistle): boolean =>
  isActive(summons) && (resolutionStatusOf(summons) === 'confirmed' || state.status === 'closed');

/** Nobody waits for a rating once the whole was withdrawn or merged, though one may still be given. */
const isRatedThen = ({ status }: Whistle): boolean => status === 'open' || status === 'closed';

/**
 * 待评: the street has yet to rate it. Nobody rates himself, and a department that was only informed has
 * nothing to be rated by.
 */
export const isRatingWanted = (summons: Summons, state: Whistle): boolean =>
  isRatedThen(state) &&
  isRateable(summons, state) &&
  summons.role !== 'informed' &&
  summons.rating === undefined &&
  !isUpheld(summons, 'rating') &&
  ![state.street, state.raisedBy].includes(summons.department);

function rateDepartment(
  command: RateDepartment,
  state: Whistle,
  context: WhistleContext,
): WhistleDecision {
  if (state.status === 'none') return reject('WHISTLE_NOT_FOUND');
  const summons = findSummons(state, command.summons);
  if (isRefused(summons)) return summons;
  const refused = refuseUnlessRater(state, summons, context);
  if (refused) return refused;
  if (summons.rating) return reject('ALREADY_RATED');
  // A rating right after the dispute about the first one would be no fairer than that.
  if (isUpheld(summons, 'rating')) return reject('RATING_VOIDED');
  if (!isRateable(summons, state)) return reject('NOT_RATEABLE');
  const { satisfaction, responseSpeed, cooperation, implementation, comment } = command;
  const scores = { satisfaction, responseSpeed, cooperation, implementation };
  const data = {
    ...fieldsOf(summons, context),
    ...scores,
    ...(comment !== undefined && { comment }),
  };
  return [{ type: 'DepartmentRated', data }];
}

/** 核实、评哨: the commands of this phase and what each leads to. */
export const verification = {
  ConfirmResolution: confirmResolution,
  SendBackResolution: sendBackResolution,
  RateDepartment: rateDepartment,
};
