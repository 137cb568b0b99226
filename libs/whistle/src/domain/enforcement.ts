import { reject } from '#event-sourcing';
import type { WhistleContext } from './whistle.context.js';
import {
  activeSummons,
  isRefused,
  refuseUnlessOpen,
  refuseUnlessStreet,
} from './whistle.guards.js';
import type { WhistleDecision, WhistleRefusal } from './whistle.rejections.js';
import type { JointEnforcement, Whistle } from './whistle.state.js';

/** 联合执法 */
export interface CallJointEnforcement {
  readonly type: 'CallJointEnforcement';
  /** Ordinals of the summonses whose departments go together; at least two. */
  readonly summonses: readonly number[];
  readonly startsAt: string;
  readonly plan: string;
}

export interface ConcludeJointEnforcement {
  readonly type: 'ConcludeJointEnforcement';
  readonly enforcement: number;
  readonly attended: readonly string[];
  readonly findings: string;
  readonly measures: string;
}

/** The departments of these summonses, each once; refused where one has been released. */
function departmentsOf(
  state: Whistle,
  summonses: readonly number[],
): readonly string[] | WhistleRefusal {
  const departments = new Set<string>();
  for (const no of summonses) {
    const summons = activeSummons(state, no);
    if (isRefused(summons)) return summons;
    departments.add(summons.department);
  }
  return departments.size < 2 ? reject('ENFORCEMENT_ALONE') : [...departments];
}

/** 联合执法: at least two of the summoned departments go together. */
function callJointEnforcement(
  { summonses, startsAt, plan }: CallJointEnforcement,
  state: Whistle,
  context: WhistleContext,
): WhistleDecision {
  const refused = refuseUnlessOpen(state) ?? refuseUnlessStreet(state, context);
  if (refused) return refused;
  const departments = departmentsOf(state, summonses);
  if (isRefused(departments)) return departments;
  const enforcement = state.enforcements.length + 1;
  const data = { at: context.now, enforcement, departments, startsAt, plan };
  return [{ type: 'JointEnforcementCalled', data }];
}

function refuseConclusion(
  { attended }: ConcludeJointEnforcement,
  found: JointEnforcement | undefined,
): WhistleRefusal | undefined {
  if (!found) return reject('ENFORCEMENT_NOT_FOUND');
  if (found.concluded) return reject('ENFORCEMENT_CONCLUDED');
  const stranger = attended.find((id) => !found.departments.includes(id));
  return stranger === undefined
    ? undefined
    : reject('ENFORCEMENT_STRANGER', { department: stranger });
}

function concludeJointEnforcement(
  command: ConcludeJointEnforcement,
  state: Whistle,
  context: WhistleContext,
): WhistleDecision {
  const refused = refuseUnlessOpen(state) ?? refuseUnlessStreet(state, context);
  if (refused) return refused;
  const { enforcement, attended, findings, measures } = command;
  const wrong = refuseConclusion(
    command,
    state.enforcements.find((e) => e.no === enforcement),
  );
  if (wrong) return wrong;
  const data = { at: context.now, enforcement, attended, findings, measures };
  return [{ type: 'JointEnforcementConcluded', data }];
}

/** 联合执法: the commands of this phase and what each leads to. */
export const enforcement = {
  CallJointEnforcement: callJointEnforcement,
  ConcludeJointEnforcement: concludeJointEnforcement,
};
