import { isRejection, reject } from '#event-sourcing';
import type { WhistleContext, OnSummons } from './whistle.context.js';
import { evidencedBy } from './shown-evidence.js';
import type { Evidenced } from './whistle.values.js';
import { summonReplacement } from './departments.js';
import {
  activeSummons,
  isRefused,
  fieldsOf,
  summonsOfDepartment,
  refuseUnlessCentre,
} from './whistle.guards.js';
import type { WhistleDecision, WhistleRefusal } from './whistle.rejections.js';
import type { Whistle } from './whistle.state.js';
import { type DecisionState, statementsOf, quietIfOnRecord } from './whistle.statements.js';
import {
  clocksRanUntil,
  pendingDecline,
  resolutionStatusOf,
  type Summons,
} from './summons.state.js';

/** 退哨: the department holds that the duty is not its own. */
export interface DeclineSummons extends OnSummons, Evidenced {
  readonly type: 'DeclineSummons';
  readonly reason: string;
  readonly legalBasis: string;
}

/** 裁定退哨成立: the replacement takes over, or the department is withdrawn. */
export interface UpholdDecline extends OnSummons {
  readonly type: 'UpholdDecline';
  readonly reason: string;
  /** Must be named where the department leads. */
  readonly replacement?: string;
}

/** 裁定退哨不成立 */
export interface OverruleDecline extends OnSummons {
  readonly type: 'OverruleDecline';
  readonly reason: string;
}

/** While the clocks are paused, the window does not run out; one that had closed stays closed. */
function refuseDecline(summons: Summons, { now }: WhistleContext): WhistleRefusal | undefined {
  if (summons.role === 'informed') return reject('INFORMED_ONLY');
  if (resolutionStatusOf(summons) === 'confirmed') return reject('ALREADY_CONFIRMED');
  if (resolutionStatusOf(summons) === 'reported') return reject('ALREADY_REPORTED');
  if (summons.decline?.outcome === 'overruled') return reject('DECLINE_RULED');
  const { declineUntil } = summons;
  return declineUntil !== undefined && clocksRanUntil(summons, now) > declineUntil
    ? reject('DECLINE_TOO_LATE')
    : undefined;
}

/**
 * 退哨, within its window after dispatch (山东: 2 工作日) and with its legal basis. No clock stops: a
 * department that bounces an order gains no time by it.
 */
function declineSummons(
  command: DeclineSummons,
  state: DecisionState,
  context: WhistleContext,
): WhistleDecision {
  const summons = summonsOfDepartment(state, command.summons, context);
  if (isRefused(summons)) return summons;
  const { reason, legalBasis } = command;
  const said = { reason, legalBasis, ...evidencedBy(command) };
  if (pendingDecline(summons))
    return quietIfOnRecord(state, summons, statementsOf('decline', said), 'DECLINE_PENDING');
  const refused = refuseDecline(summons, context);
  if (refused) return refused;
  const limit = context.rules.policyOf(state.kind, summons.rule)?.decline?.ruling;
  const ruling = limit && context.rules.start(limit, summons.rule, context.now);
  const data = { ...fieldsOf(summons, context), ...said, ...(ruling && { ruling }) };
  return [{ type: 'SummonsDeclined', data }];
}

function declinedSummons(
  state: Whistle,
  no: number,
  context: WhistleContext,
): Summons | WhistleRefusal {
  const refused = refuseUnlessCentre(context);
  if (refused) return refused;
  const summons = activeSummons(state, no);
  if (isRefused(summons) || pendingDecline(summons)) return summons;
  return reject('NO_DECLINE_PENDING');
}

/** The lead needs a replacement; an assisting department may go without one. */
function replaceOrWithdraw(
  summons: Summons,
  { state, reason, replacement }: { state: Whistle; reason: string; replacement?: string },
  context: WhistleContext,
): WhistleDecision {
  if (replacement !== undefined)
    return summonReplacement({ summons, state }, { replacement, reason }, context);
  if (summons.role === 'lead') return reject('LEAD_REQUIRED');
  return [{ type: 'DepartmentWithdrawn', data: { ...fieldsOf(summons, context), reason } }];
}

function upholdDecline(
  { summons: no, reason, replacement }: UpholdDecline,
  state: Whistle,
  context: WhistleContext,
): WhistleDecision {
  const summons = declinedSummons(state, no, context);
  if (isRefused(summons)) return summons;
  const named = replacement === undefined ? {} : { replacement };
  const gone = replaceOrWithdraw(summons, { state, reason, ...named }, context);
  if (isRejection(gone)) return gone;
  return [
    { type: 'DeclineUpheld', data: { ...fieldsOf(summons, context), reason, ...named } },
    ...gone,
  ];
}

function overruleDecline(
  { summons: no, reason }: OverruleDecline,
  state: Whistle,
  context: WhistleContext,
): WhistleDecision {
  const summons = declinedSummons(state, no, context);
  if (isRefused(summons)) return summons;
  return [{ type: 'DeclineOverruled', data: { ...fieldsOf(summons, context), reason } }];
}

/** 退哨: the commands of this phase and what each leads to. */
export const declining = {
  DeclineSummons: declineSummons,
  UpholdDecline: upholdDecline,
  OverruleDecline: overruleDecline,
};
