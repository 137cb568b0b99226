import { type Decision, reject, type Rejection } from '#event-sourcing';
import type {
  CloseWhistle,
  RaiseWhistle,
  ReopenWhistle,
  WithdrawWhistle,
} from './whistle.commands.js';
import { COMMAND_CENTRE_ROLE, type KindRule, type WhistleContext } from './whistle.context.js';
import type { DepartmentSummoned, SummonsRole, WhistleEvent } from './whistle.events.js';
import { whenOpen, whenStreet } from './whistle.guards.js';
import type { WhistleRejection } from './whistle.rejections.js';
import { mustResolve, type Whistle } from './whistle.state.js';

type Decided = Decision<WhistleEvent, WhistleRejection>;
type Refused = Rejection<WhistleRejection>;

interface Called {
  readonly no: number;
  readonly department: string;
  readonly role: SummonsRole;
  readonly cause: DepartmentSummoned['data']['cause'];
}

/** A summons with clocks of its own, started now: nobody inherits a spent deadline (GLPI 1911). */
export function summon(called: Called, rule: KindRule, now: string): DepartmentSummoned {
  const { no, department, role, cause } = called;
  const clocks = role === 'informed' ? {} : rule.clocks;
  const data = { at: now, summons: no, department, role, cause, rule: rule.rule, clocks };
  return { type: 'DepartmentSummoned', data };
}

function refuseDepartments(command: RaiseWhistle, context: WhistleContext): Refused | undefined {
  const all = [command.lead, ...command.assisting, ...command.informed];
  const unknown = all.find((id) => !context.directory.isDepartment(id));
  if (unknown !== undefined) return reject('DEPARTMENT_UNKNOWN', { department: unknown });
  const twice = all.find((id, index) => all.indexOf(id) !== index);
  return twice === undefined ? undefined : reject('DEPARTMENT_TWICE', { department: twice });
}

function refuseRaiser(command: RaiseWhistle, context: WhistleContext): Refused | undefined {
  const { acting, directory } = context;
  if (directory.streetOf(command.street) !== command.street)
    return reject('STREET_UNKNOWN', { street: command.street });
  const own = directory.streetOf(acting.organisation) === command.street;
  if (own || acting.role === COMMAND_CENTRE_ROLE) return undefined;
  return reject('NOT_YOUR_ORGANISATION', { organisation: command.street });
}

function raised(command: RaiseWhistle, rule: KindRule, context: WhistleContext): WhistleEvent {
  const { kind, level, title, description, place, category, channel, street } = command;
  const data = { kind, level, title, description, place, category, channel, street };
  return {
    type: 'WhistleRaised',
    data: {
      at: context.now,
      ...data,
      ...(command.contact && { contact: command.contact }),
      raisedBy: context.acting.organisation,
      rule: rule.rule,
      ...(rule.overall && { overall: rule.overall }),
      ...(command.source && { source: command.source }),
    },
  };
}

export function raiseWhistle(
  command: RaiseWhistle,
  state: Whistle,
  context: WhistleContext,
): Decided {
  if (state.status !== 'none') return reject('WHISTLE_EXISTS');
  const rule = context.rules.kindAt(command.kind, context.now);
  if (!rule) return reject('KIND_UNKNOWN', { kind: command.kind });
  if (!rule.levels.includes(command.level))
    return reject('LEVEL_NOT_ALLOWED', { kind: command.kind, level: command.level });
  const refused = refuseRaiser(command, context) ?? refuseDepartments(command, context);
  if (refused) return refused;
  const calls = [
    { department: command.lead, role: 'lead' as const },
    ...command.assisting.map((department) => ({ department, role: 'assist' as const })),
    ...command.informed.map((department) => ({ department, role: 'informed' as const })),
  ];
  const summonses = calls.map((call, index) =>
    summon({ ...call, no: index + 1, cause: 'raised' }, rule, context.now),
  );
  return [raised(command, rule, context), ...summonses];
}

export function closeWhistle(
  command: CloseWhistle,
  state: Whistle,
  context: WhistleContext,
): Decided {
  if (state.status === 'closed') return whenStreet(state, context) ?? [];
  const refused = whenOpen(state) ?? whenStreet(state, context);
  if (refused) return refused;
  const open = state.summonses.filter((s) => mustResolve(s) && s.resolution !== 'confirmed');
  if (open.length > 0)
    return reject('UNRESOLVED_SUMMONSES', {
      departments: open.map((s) => s.department).join('、'),
    });
  return [{ type: 'WhistleClosed', data: { at: context.now, summary: command.summary } }];
}

export function withdrawWhistle(
  command: WithdrawWhistle,
  state: Whistle,
  context: WhistleContext,
): Decided {
  if (state.status === 'withdrawn') return whenStreet(state, context) ?? [];
  const refused = whenOpen(state) ?? whenStreet(state, context);
  if (refused) return refused;
  return [{ type: 'WhistleWithdrawn', data: { at: context.now, reason: command.reason } }];
}

/** Who takes the lead anew: the department named, or the one that led last. */
function nextLead(command: ReopenWhistle, state: Whistle): string {
  return command.lead ?? state.summonses.findLast((s) => s.role === 'lead')?.department ?? '';
}

function refuseReopening(state: Whistle, context: WhistleContext): Refused | undefined {
  if (state.status === 'none') return reject('WHISTLE_NOT_FOUND');
  const refused = whenStreet(state, context);
  if (refused) return refused;
  return state.status === 'open' ? reject('WHISTLE_STILL_OPEN') : undefined;
}

export function reopenWhistle(
  command: ReopenWhistle,
  state: Whistle,
  context: WhistleContext,
): Decided {
  const refused = refuseReopening(state, context);
  if (refused) return refused;
  const lead = nextLead(command, state);
  if (!context.directory.isDepartment(lead))
    return reject('DEPARTMENT_UNKNOWN', { department: lead });
  const rule = context.rules.kindAt(state.kind, context.now);
  if (!rule) return reject('KIND_UNKNOWN', { kind: state.kind });
  const no = state.summonses.length + 1;
  return [
    { type: 'WhistleReopened', data: { at: context.now, reason: command.reason } },
    summon({ no, department: lead, role: 'lead', cause: 'reopened' }, rule, context.now),
  ];
}
