import { type Decision, isRejection, reject, type Rejection } from '#event-sourcing';
import type { DeclineSummons, OverruleDecline, UpholdDecline } from './whistle.commands.js';
import type { WhistleContext } from './whistle.context.js';
import { handOver } from './whistle.departments.js';
import type { WhistleEvent } from './whistle.events.js';
import { type DecisionState, factsOf, quietIfTold } from './whistle.told.js';
import { activeSummons, isRefused, of, ownSummons, whenCentre } from './whistle.guards.js';
import type { WhistleRejection } from './whistle.rejections.js';
import { haveRunUntil, pendingDecline, resolutionStatusOf, type Summons } from './summons.state.js';
import type { Whistle } from './whistle.state.js';

type Decided = Decision<WhistleEvent, WhistleRejection>;
type Refused = Rejection<WhistleRejection>;

/** A window that stands still closes no further; one that had closed before stays so. */
function refuseDecline(summons: Summons, { now }: WhistleContext): Refused | undefined {
  if (summons.role === 'informed') return reject('INFORMED_ONLY');
  if (resolutionStatusOf(summons) === 'confirmed') return reject('ALREADY_CONFIRMED');
  if (resolutionStatusOf(summons) === 'reported') return reject('ALREADY_REPORTED');
  if (summons.decline?.outcome === 'overruled') return reject('DECLINE_RULED');
  const { declineUntil } = summons;
  return declineUntil !== undefined && haveRunUntil(summons, now) > declineUntil
    ? reject('DECLINE_TOO_LATE')
    : undefined;
}

/**
 * 退哨, within its window after dispatch (山东: 2 工作日) and with the law it rests on. No clock stops:
 * what is bounced gains no time.
 */
export function declineSummons(
  { summons: no, reason, legalBasis }: DeclineSummons,
  state: DecisionState,
  context: WhistleContext,
): Decided {
  const summons = ownSummons(state, no, context);
  if (isRefused(summons)) return summons;
  if (pendingDecline(summons))
    return quietIfTold(
      state,
      summons,
      factsOf('decline', { reason, legalBasis }),
      'DECLINE_PENDING',
    );
  const refused = refuseDecline(summons, context);
  if (refused) return refused;
  const limit = context.rules.policyOf(state.kind, summons.rule)?.decline?.ruling;
  const ruling = limit && context.rules.start(limit, summons.rule, context.now);
  const data = { ...of(summons, context), reason, legalBasis, ...(ruling && { ruling }) };
  return [{ type: 'SummonsDeclined', data }];
}

function declinedSummons(state: Whistle, no: number, context: WhistleContext): Summons | Refused {
  const refused = whenCentre(context);
  if (refused) return refused;
  const summons = activeSummons(state, no);
  if (isRefused(summons) || pendingDecline(summons)) return summons;
  return reject('NO_DECLINE_PENDING');
}

/** Whoever takes over, or nobody: the lead cannot go without a successor. */
function letGo(
  summons: Summons,
  { state, reason, replacement }: { state: Whistle; reason: string; replacement?: string },
  context: WhistleContext,
): Decided {
  if (replacement !== undefined)
    return handOver({ summons, state }, { replacement, reason }, context);
  if (summons.role === 'lead') return reject('LEAD_REQUIRED');
  return [{ type: 'DepartmentWithdrawn', data: { ...of(summons, context), reason } }];
}

export function upholdDecline(
  { summons: no, reason, replacement }: UpholdDecline,
  state: Whistle,
  context: WhistleContext,
): Decided {
  const summons = declinedSummons(state, no, context);
  if (isRefused(summons)) return summons;
  const named = replacement === undefined ? {} : { replacement };
  const gone = letGo(summons, { state, reason, ...named }, context);
  if (isRejection(gone)) return gone;
  return [{ type: 'DeclineUpheld', data: { ...of(summons, context), reason, ...named } }, ...gone];
}

export function overruleDecline(
  { summons: no, reason }: OverruleDecline,
  state: Whistle,
  context: WhistleContext,
): Decided {
  const summons = declinedSummons(state, no, context);
  if (isRefused(summons)) return summons;
  return [{ type: 'DeclineOverruled', data: { ...of(summons, context), reason } }];
}
