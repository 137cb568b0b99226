import { type Decision, reject } from '#event-sourcing';
import type { ConfirmResolution, RateDepartment, SendBackResolution } from './whistle.commands.js';
import type { WhistleContext } from './whistle.context.js';
import { CLOCK_NAMES, type WhistleEvent } from './whistle.events.js';
import { findSummons, isRefused, of, streetsSummons, whenRatingStreet } from './whistle.guards.js';
import { rungsAfter } from './whistle.ladder.js';
import type { WhistleRejection } from './whistle.rejections.js';
import { escalatedBy } from './whistle.supervision.js';
import { isActive, resolutionStatusOf, type Summons } from './summons.state.js';
import type { Whistle } from './whistle.state.js';

type Decided = Decision<WhistleEvent, WhistleRejection>;

export function confirmResolution(
  command: ConfirmResolution,
  state: Whistle,
  context: WhistleContext,
): Decided {
  const summons = streetsSummons(state, command.summons, context);
  if (isRefused(summons)) return summons;
  if (resolutionStatusOf(summons) === 'confirmed') return [];
  if (resolutionStatusOf(summons) === 'open') return reject('NOT_REPORTED');
  return [{ type: 'ResolutionConfirmed', data: of(summons, context) }];
}

export function sendBackResolution(
  command: SendBackResolution,
  state: Whistle,
  context: WhistleContext,
): Decided {
  const summons = streetsSummons(state, command.summons, context);
  if (isRefused(summons)) return summons;
  if (resolutionStatusOf(summons) === 'confirmed') return reject('ALREADY_CONFIRMED');
  if (resolutionStatusOf(summons) === 'open') return reject('NOT_REPORTED');
  const count = summons.sentBack + 1;
  const { now: to } = context;
  const waited = { from: summons.reportedAt ?? to, to, clocks: CLOCK_NAMES };
  const waits = [...summons.waits, waited];
  const rungs = rungsAfter({ state, summons: { ...summons, waits }, context });
  const data = { ...of(summons, context), reason: command.reason, count, ...rungs };
  const policy = context.rules.policyOf(state.kind, summons.rule);
  return [
    { type: 'ResolutionSentBack', data },
    ...escalatedBy('sent-back', count, policy, of(summons, context)),
  ];
}

/** Once the matter is settled: confirmed, or the whistle is closed. */
const isRateable = (summons: Summons, state: Whistle): boolean =>
  isActive(summons) && (resolutionStatusOf(summons) === 'confirmed' || state.status === 'closed');

export function rateDepartment(
  command: RateDepartment,
  state: Whistle,
  context: WhistleContext,
): Decided {
  if (state.status === 'none') return reject('WHISTLE_NOT_FOUND');
  const summons = findSummons(state, command.summons);
  if (isRefused(summons)) return summons;
  const refused = whenRatingStreet(state, context);
  if (refused) return refused;
  if (summons.rating) return reject('ALREADY_RATED');
  if (!isRateable(summons, state)) return reject('NOT_RATEABLE');
  const { satisfaction, responseSpeed, cooperation, implementation, comment } = command;
  const scores = { satisfaction, responseSpeed, cooperation, implementation };
  const data = { ...of(summons, context), ...scores, ...(comment !== undefined && { comment }) };
  return [{ type: 'DepartmentRated', data }];
}
