import { reject } from '#event-sourcing';
import type { Limit } from '#calendar';
import type { KindPolicy, WhistleContext, OnSummons } from './whistle.context.js';
import type { Clock } from './whistle.events.js';
import {
  activeSummons,
  isRefused,
  fieldsOf,
  summonsOfDepartment,
  refuseUnlessAuthority,
} from './whistle.guards.js';
import type { WhistleDecision, WhistleRefusal } from './whistle.rejections.js';
import type { Whistle } from './whistle.state.js';
import { type DecisionState, statementsOf, quietIfOnRecord } from './whistle.statements.js';
import {
  grantedExtensionsOf,
  clocksRanUntil,
  pendingExtension,
  resolutionStatusOf,
  type Summons,
} from './summons.state.js';

/** 申请延期 of the resolve clock. */
export interface RequestExtension extends OnSummons {
  readonly type: 'RequestExtension';
  readonly extension: Limit;
  readonly reason: string;
}

/** 同意延期, all that was asked for or less. */
export interface GrantExtension extends OnSummons {
  readonly type: 'GrantExtension';
  /** What is granted, where it is less. */
  readonly extension?: Limit;
}

export interface RefuseExtension extends OnSummons {
  readonly type: 'RefuseExtension';
  readonly reason: string;
}

type ExtensionPolicy = NonNullable<KindPolicy['extension']>;

interface Extendable {
  readonly summons: Summons;
  readonly policy: ExtensionPolicy;
  readonly clock: Clock;
}

/** The resolve clock of a summons whose rules allow extensions. */
function extendableSummons(
  summons: Summons,
  state: Whistle,
  { rules }: WhistleContext,
): Extendable | WhistleRefusal {
  const policy = rules.policyOf(state.kind, summons.rule)?.extension;
  const clock = summons.clocks.resolve;
  return policy && clock ? { summons, policy, clock } : reject('EXTENSION_NOT_ALLOWED');
}

/** The sum of all extensions is limited (山东: 10 工作日), in the unit of that limit. */
function refuseLength(
  asked: Limit,
  { summons, policy: { most } }: Extendable,
): WhistleRefusal | undefined {
  if (asked.unit !== most.unit) return reject('EXTENSION_UNIT', { unit: most.unit });
  const sum = grantedExtensionsOf(summons).reduce((total, { value }) => total + value, asked.value);
  return sum > most.value
    ? reject('EXTENSION_TOO_LONG', { most: most.value, unit: most.unit })
    : undefined;
}

function refuseRequest(summons: Summons, asked: Limit): WhistleRefusal | undefined {
  if (resolutionStatusOf(summons) === 'confirmed') return reject('ALREADY_CONFIRMED');
  if (resolutionStatusOf(summons) === 'reported') return reject('ALREADY_REPORTED');
  const pending = pendingExtension(summons)?.extension;
  if (!pending) return undefined;
  return pending.value === asked.value && pending.unit === asked.unit
    ? undefined
    : reject('EXTENSION_PENDING');
}

/** 申请延期, before the due time. */
function requestExtension(
  { summons: no, extension, reason }: RequestExtension,
  state: DecisionState,
  context: WhistleContext,
): WhistleDecision {
  const summons = summonsOfDepartment(state, no, context);
  if (isRefused(summons)) return summons;
  const found = extendableSummons(summons, state, context);
  if (isRefused(found)) return found;
  const refused = refuseRequest(summons, extension) ?? refuseLength(extension, found);
  if (refused) return refused;
  if (pendingExtension(summons))
    return quietIfOnRecord(
      state,
      summons,
      statementsOf('extension', { reason }),
      'EXTENSION_PENDING',
    );
  // While the clocks are paused, the limit does not run out; one that had run out stays so.
  const ranUntil = clocksRanUntil(summons, context.now);
  if (ranUntil > found.clock.dueAt) return reject('EXTENSION_TOO_LATE');
  const { by } = found.policy;
  const data = { ...fieldsOf(summons, context), extension, reason, by };
  return [{ type: 'ExtensionRequested', data }];
}

/** A summons whose extension waits for the answer of whoever acts. */
function summonsWithRequest(
  state: Whistle,
  no: number,
  context: WhistleContext,
): Extendable | WhistleRefusal {
  const summons = activeSummons(state, no);
  if (isRefused(summons)) return summons;
  const found = extendableSummons(summons, state, context);
  if (isRefused(found)) return found;
  const refused = refuseUnlessAuthority(state, found.policy.by, context);
  if (refused) return refused;
  return pendingExtension(summons) ? found : reject('NO_EXTENSION_PENDING');
}

/** Nobody is given more than was asked for, or in another unit. */
function refuseMore(extension: Limit, asked: Limit): WhistleRefusal | undefined {
  if (extension.unit !== asked.unit) return reject('EXTENSION_UNIT', { unit: asked.unit });
  return extension.value > asked.value
    ? reject('EXTENSION_MORE', { asked: asked.value, unit: asked.unit })
    : undefined;
}

/** 同意延期: counted from the due time, also where the answer comes after it. */
function grantExtension(
  { summons: no, extension: less }: GrantExtension,
  state: Whistle,
  context: WhistleContext,
): WhistleDecision {
  const found = summonsWithRequest(state, no, context);
  if (isRefused(found)) return found;
  const { summons, clock } = found;
  const asked = pendingExtension(summons)?.extension;
  if (!asked) return [];
  const extension = less ?? asked;
  const refused = refuseMore(extension, asked);
  if (refused) return refused;
  const resolve = context.rules.extend(clock, summons.rule, extension, summons.moves);
  const approvedBy = context.acting.account;
  const data = {
    ...fieldsOf(summons, context),
    extension,
    ...(extension.value < asked.value && { asked }),
    approvedBy,
    clocks: { resolve },
  };
  return [{ type: 'ExtensionGranted', data }];
}

function refuseExtension(
  { summons: no, reason }: RefuseExtension,
  state: Whistle,
  context: WhistleContext,
): WhistleDecision {
  const found = summonsWithRequest(state, no, context);
  if (isRefused(found)) return found;
  return [{ type: 'ExtensionRefused', data: { ...fieldsOf(found.summons, context), reason } }];
}

/** 延期: the commands of this phase and what each leads to. */
export const extension = {
  RequestExtension: requestExtension,
  GrantExtension: grantExtension,
  RefuseExtension: refuseExtension,
};
