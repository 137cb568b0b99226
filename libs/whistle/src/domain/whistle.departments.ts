import { type Decision, reject, type Rejection } from '#event-sourcing';
import type {
  ReplaceDepartment,
  SummonDepartment,
  WithdrawDepartment,
} from './whistle.commands.js';
import type { KindRule, WhistleContext } from './whistle.context.js';
import type { WhistleEvent } from './whistle.events.js';
import { isRefused, of, streetsSummons, whenOpen, whenStreet } from './whistle.guards.js';
import { summon } from './whistle.lifecycle.js';
import type { WhistleRejection } from './whistle.rejections.js';
import { isActive, type Whistle } from './whistle.state.js';

type Decided = Decision<WhistleEvent, WhistleRejection>;
type Refused = Rejection<WhistleRejection>;

/** Active and not yet confirmed: a department cannot be called twice at the same time. */
const isBusy = (state: Whistle, department: string): boolean =>
  state.summonses.some(
    (s) => isActive(s) && s.resolution !== 'confirmed' && s.department === department,
  );

function refuseNewcomer(
  state: Whistle,
  department: string,
  context: WhistleContext,
): Refused | undefined {
  if (!context.directory.isDepartment(department))
    return reject('DEPARTMENT_UNKNOWN', { department });
  return isBusy(state, department)
    ? reject('DEPARTMENT_ALREADY_SUMMONED', { department })
    : undefined;
}

function kindInForce(state: Whistle, context: WhistleContext): KindRule | Refused {
  return (
    context.rules.kindAt(state.kind, context.now) ?? reject('KIND_UNKNOWN', { kind: state.kind })
  );
}

export function summonDepartment(
  command: SummonDepartment,
  state: Whistle,
  context: WhistleContext,
): Decided {
  const { department, role } = command;
  const refused =
    whenOpen(state) ?? whenStreet(state, context) ?? refuseNewcomer(state, department, context);
  if (refused) return refused;
  if (role === 'lead' && state.summonses.some((s) => isActive(s) && s.role === 'lead'))
    return reject('LEAD_EXISTS');
  const rule = kindInForce(state, context);
  if (isRefused(rule)) return rule;
  const no = state.summonses.length + 1;
  return [summon({ no, department, role, cause: 'added' }, rule, context.now)];
}

export function replaceDepartment(
  command: ReplaceDepartment,
  state: Whistle,
  context: WhistleContext,
): Decided {
  const summons = streetsSummons(state, command.summons, context);
  if (isRefused(summons)) return summons;
  if (summons.resolution === 'confirmed') return reject('ALREADY_CONFIRMED');
  const { replacement, reason } = command;
  const refused = refuseNewcomer(state, replacement, context);
  if (refused) return refused;
  const rule = kindInForce(state, context);
  if (isRefused(rule)) return rule;
  const no = state.summonses.length + 1;
  const { role } = summons;
  return [
    { type: 'DepartmentReplaced', data: { ...of(summons, context), reason, replacement } },
    summon({ no, department: replacement, role, cause: 'replacement' }, rule, context.now),
  ];
}

export function withdrawDepartment(
  command: WithdrawDepartment,
  state: Whistle,
  context: WhistleContext,
): Decided {
  const summons = streetsSummons(state, command.summons, context);
  if (isRefused(summons)) return summons;
  if (summons.resolution === 'confirmed') return reject('ALREADY_CONFIRMED');
  if (summons.role === 'lead') return reject('LEAD_REQUIRED');
  const data = { ...of(summons, context), reason: command.reason };
  return [{ type: 'DepartmentWithdrawn', data }];
}
