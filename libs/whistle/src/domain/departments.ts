import { reject } from '#event-sourcing';
import { kindInForce, refuseResponder, summon } from './whistle.calling.js';
import type { WhistleContext, OnSummons } from './whistle.context.js';
import type { SummonsRole } from './whistle.events.js';
import {
  isRefused,
  fieldsOf,
  summonsOfStreet,
  refuseUnlessSounded,
  refuseUnlessStreet,
} from './whistle.guards.js';
import type { WhistleDecision, WhistleRefusal } from './whistle.rejections.js';
import { escalateByCount } from './supervision.js';
import { type Whistle, redispatchesOf } from './whistle.state.js';
import { isActive, isSettled, type Summons } from './summons.state.js';

/** Add a department to a whistle that has already sounded. */
export interface SummonDepartment {
  readonly type: 'SummonDepartment';
  readonly department: string;
  readonly role: SummonsRole;
}

/** Another department takes over; it gets clocks of its own. */
export interface ReplaceDepartment extends OnSummons {
  readonly type: 'ReplaceDepartment';
  readonly replacement: string;
  readonly reason: string;
}

/** The department is released from the whistle. */
export interface WithdrawDepartment extends OnSummons {
  readonly type: 'WithdrawDepartment';
  readonly reason: string;
}

/** Active and not yet confirmed: a department cannot be called twice at the same time. */
const isBusy = (state: Whistle, department: string): boolean =>
  state.summonses.some((s) => !isSettled(s) && s.department === department);

/** Refuses whoever cannot be called to it now. */
export function refuseNewcomer(
  state: Whistle,
  department: string,
  context: WhistleContext,
): WhistleRefusal | undefined {
  const refused = refuseResponder(department, state.street, context);
  if (refused) return refused;
  return isBusy(state, department)
    ? reject('DEPARTMENT_ALREADY_SUMMONED', { department })
    : undefined;
}

function summonDepartment(
  command: SummonDepartment,
  state: Whistle,
  context: WhistleContext,
): WhistleDecision {
  const { department, role } = command;
  const refused =
    refuseUnlessSounded(state) ??
    refuseUnlessStreet(state, context) ??
    refuseNewcomer(state, department, context);
  if (refused) return refused;
  if (role === 'lead' && state.summonses.some((s) => isActive(s) && s.role === 'lead'))
    return reject('LEAD_EXISTS');
  const kind = kindInForce(state, context);
  if (isRefused(kind)) return kind;
  const no = state.summonses.length + 1;
  return [summon({ no, department, role, cause: 'added' }, kind, context.now)];
}

/**
 * Another department takes over. Where that has happened as often as the rules allow (巴彦淖尔: three
 * times), the matter is escalated as well.
 */
export function summonReplacement(
  { summons, state }: { readonly summons: Summons; readonly state: Whistle },
  { replacement, reason }: { readonly replacement: string; readonly reason: string },
  context: WhistleContext,
): WhistleDecision {
  const refused = refuseNewcomer(state, replacement, context);
  if (refused) return refused;
  const kind = kindInForce(state, context);
  if (isRefused(kind)) return kind;
  const no = state.summonses.length + 1;
  const called = { no, department: replacement, role: summons.role, cause: 'replacement' } as const;
  const successor = summon(called, kind, context.now);
  return [
    { type: 'DepartmentReplaced', data: { ...fieldsOf(summons, context), reason, replacement } },
    successor,
    ...escalateByCount('redispatched', redispatchesOf(state) + 1, kind.policy, successor.data),
  ];
}

function replaceDepartment(
  command: ReplaceDepartment,
  state: Whistle,
  context: WhistleContext,
): WhistleDecision {
  const summons = summonsOfStreet(state, command.summons, context);
  if (isRefused(summons)) return summons;
  if (isSettled(summons)) return reject('ALREADY_CONFIRMED');
  return summonReplacement({ summons, state }, command, context);
}

function withdrawDepartment(
  command: WithdrawDepartment,
  state: Whistle,
  context: WhistleContext,
): WhistleDecision {
  const summons = summonsOfStreet(state, command.summons, context);
  if (isRefused(summons)) return summons;
  if (isSettled(summons)) return reject('ALREADY_CONFIRMED');
  if (summons.role === 'lead') return reject('LEAD_REQUIRED');
  const data = { ...fieldsOf(summons, context), reason: command.reason };
  return [{ type: 'DepartmentWithdrawn', data }];
}

/** 召集、更换、撤出: the commands of this phase and what each leads to. */
export const departments = {
  SummonDepartment: summonDepartment,
  ReplaceDepartment: replaceDepartment,
  WithdrawDepartment: withdrawDepartment,
};
