import { type Decision, reject, type Rejection } from '#event-sourcing';
import type { Limit } from '#calendar';
import type { GrantExtension, RefuseExtension, RequestExtension } from './whistle.commands.js';
import type { KindPolicy, WhistleContext } from './whistle.context.js';
import type { Clock, WhistleEvent } from './whistle.events.js';
import { type DecisionState, factsOf, quietIfTold } from './whistle.told.js';
import { activeSummons, isRefused, of, ownSummons, whenAuthority } from './whistle.guards.js';
import type { WhistleRejection } from './whistle.rejections.js';
import {
  grantedExtensions,
  haveRunUntil,
  pendingExtension,
  resolutionStatusOf,
  type Summons,
} from './summons.state.js';
import type { Whistle } from './whistle.state.js';

type Decided = Decision<WhistleEvent, WhistleRejection>;
type Refused = Rejection<WhistleRejection>;
type ExtensionPolicy = NonNullable<KindPolicy['extension']>;

interface Extendable {
  readonly summons: Summons;
  readonly policy: ExtensionPolicy;
  readonly clock: Clock;
}

/** The resolve clock of a summons whose rules know extensions. */
function extendable(
  summons: Summons,
  state: Whistle,
  { rules }: WhistleContext,
): Extendable | Refused {
  const policy = rules.policyOf(state.kind, summons.rule)?.extension;
  const clock = summons.clocks.resolve;
  return policy && clock ? { summons, policy, clock } : reject('EXTENSION_NOT_ALLOWED');
}

/** All extensions together stay within what the rules allow (山东: 10 工作日), counted in its unit. */
function refuseLength(
  asked: Limit,
  { summons, policy: { most } }: Extendable,
): Refused | undefined {
  if (asked.unit !== most.unit) return reject('EXTENSION_UNIT', { unit: most.unit });
  const sum = grantedExtensions(summons).reduce((total, { value }) => total + value, asked.value);
  return sum > most.value
    ? reject('EXTENSION_TOO_LONG', { most: most.value, unit: most.unit })
    : undefined;
}

function refuseRequest(summons: Summons, asked: Limit): Refused | undefined {
  if (resolutionStatusOf(summons) === 'confirmed') return reject('ALREADY_CONFIRMED');
  if (resolutionStatusOf(summons) === 'reported') return reject('ALREADY_REPORTED');
  const pending = pendingExtension(summons)?.extension;
  if (!pending) return undefined;
  return pending.value === asked.value && pending.unit === asked.unit
    ? undefined
    : reject('EXTENSION_PENDING');
}

/** 申请延期, before the due time. */
export function requestExtension(
  { summons: no, extension, reason }: RequestExtension,
  state: DecisionState,
  context: WhistleContext,
): Decided {
  const summons = ownSummons(state, no, context);
  if (isRefused(summons)) return summons;
  const found = extendable(summons, state, context);
  if (isRefused(found)) return found;
  const refused = refuseRequest(summons, extension) ?? refuseLength(extension, found);
  if (refused) return refused;
  if (pendingExtension(summons))
    return quietIfTold(state, summons, factsOf('extension', { reason }), 'EXTENSION_PENDING');
  // A clock that stands still runs out no further; one that had run out before stays so.
  const ranUntil = haveRunUntil(summons, context.now);
  if (ranUntil > found.clock.dueAt) return reject('EXTENSION_TOO_LATE');
  const { by } = found.policy;
  const data = { ...of(summons, context), extension, reason, by };
  return [{ type: 'ExtensionRequested', data }];
}

/** A summons whose extension waits for the answer of whoever acts. */
function asking(state: Whistle, no: number, context: WhistleContext): Extendable | Refused {
  const summons = activeSummons(state, no);
  if (isRefused(summons)) return summons;
  const found = extendable(summons, state, context);
  if (isRefused(found)) return found;
  const refused = whenAuthority(state, found.policy.by, context);
  if (refused) return refused;
  return pendingExtension(summons) ? found : reject('NO_EXTENSION_PENDING');
}

/** 同意延期: counted from the due time, also where the answer comes after it. */
export function grantExtension(
  { summons: no }: GrantExtension,
  state: Whistle,
  context: WhistleContext,
): Decided {
  const found = asking(state, no, context);
  if (isRefused(found)) return found;
  const { summons, clock } = found;
  const extension = pendingExtension(summons)?.extension;
  if (!extension) return [];
  const resolve = context.rules.extend(clock, summons.rule, extension, summons.moves);
  const approvedBy = context.acting.account;
  const data = { ...of(summons, context), extension, approvedBy, clocks: { resolve } };
  return [{ type: 'ExtensionGranted', data }];
}

export function refuseExtension(
  { summons: no, reason }: RefuseExtension,
  state: Whistle,
  context: WhistleContext,
): Decided {
  const found = asking(state, no, context);
  if (isRefused(found)) return found;
  return [{ type: 'ExtensionRefused', data: { ...of(found.summons, context), reason } }];
}
