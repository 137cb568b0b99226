import { type Decision, reject, type Rejection } from '#event-sourcing';
import type {
  ReplaceDepartment,
  SummonDepartment,
  WithdrawDepartment,
} from './whistle.commands.js';
import { kindInForce, refuseResponder, summon } from './whistle.calling.js';
import type { WhistleContext } from './whistle.context.js';
import type { WhistleEvent } from './whistle.events.js';
import { isRefused, of, streetsSummons, whenSounded, whenStreet } from './whistle.guards.js';
import type { WhistleRejection } from './whistle.rejections.js';
import { escalatedBy } from './whistle.supervision.js';
import { isActive, isSettled, type Summons } from './summons.state.js';
import { redispatchesOf, type Whistle } from './whistle.state.js';

type Decided = Decision<WhistleEvent, WhistleRejection>;
type Refused = Rejection<WhistleRejection>;

/** Active and not yet confirmed: a department cannot be called twice at the same time. */
const isBusy = (state: Whistle, department: string): boolean =>
  state.summonses.some((s) => !isSettled(s) && s.department === department);

function refuseNewcomer(
  state: Whistle,
  department: string,
  context: WhistleContext,
): Refused | undefined {
  const refused = refuseResponder(department, state.street, context);
  if (refused) return refused;
  return isBusy(state, department)
    ? reject('DEPARTMENT_ALREADY_SUMMONED', { department })
    : undefined;
}

export function summonDepartment(
  command: SummonDepartment,
  state: Whistle,
  context: WhistleContext,
): Decided {
  const { department, role } = command;
  const refused =
    whenSounded(state) ?? whenStreet(state, context) ?? refuseNewcomer(state, department, context);
  if (refused) return refused;
  if (role === 'lead' && state.summonses.some((s) => isActive(s) && s.role === 'lead'))
    return reject('LEAD_EXISTS');
  const kind = kindInForce(state, context);
  if (isRefused(kind)) return kind;
  const no = state.summonses.length + 1;
  return [summon({ no, department, role, cause: 'added' }, kind, context.now)];
}

/**
 * Another department takes over: the replacement and its summons, and, where the matter has now been
 * handed on as often as the rules bear (巴彦淖尔: three times), its escalation.
 */
export function handOver(
  { summons, state }: { readonly summons: Summons; readonly state: Whistle },
  { replacement, reason }: { readonly replacement: string; readonly reason: string },
  context: WhistleContext,
): Decided {
  const refused = refuseNewcomer(state, replacement, context);
  if (refused) return refused;
  const kind = kindInForce(state, context);
  if (isRefused(kind)) return kind;
  const no = state.summonses.length + 1;
  const called = { no, department: replacement, role: summons.role, cause: 'replacement' } as const;
  const successor = summon(called, kind, context.now);
  return [
    { type: 'DepartmentReplaced', data: { ...of(summons, context), reason, replacement } },
    successor,
    ...escalatedBy('redispatched', redispatchesOf(state) + 1, kind.policy, successor.data),
  ];
}

export function replaceDepartment(
  command: ReplaceDepartment,
  state: Whistle,
  context: WhistleContext,
): Decided {
  const summons = streetsSummons(state, command.summons, context);
  if (isRefused(summons)) return summons;
  if (isSettled(summons)) return reject('ALREADY_CONFIRMED');
  return handOver({ summons, state }, command, context);
}

export function withdrawDepartment(
  command: WithdrawDepartment,
  state: Whistle,
  context: WhistleContext,
): Decided {
  const summons = streetsSummons(state, command.summons, context);
  if (isRefused(summons)) return summons;
  if (isSettled(summons)) return reject('ALREADY_CONFIRMED');
  if (summons.role === 'lead') return reject('LEAD_REQUIRED');
  const data = { ...of(summons, context), reason: command.reason };
  return [{ type: 'DepartmentWithdrawn', data }];
}
