import { type Decision, reject, type Rejection } from '#event-sourcing';
import type { CallJointEnforcement, ConcludeJointEnforcement } from './whistle.commands.js';
import type { WhistleContext } from './whistle.context.js';
import type { WhistleEvent } from './whistle.events.js';
import { activeSummons, isRefused, whenOpen, whenStreet } from './whistle.guards.js';
import type { WhistleRejection } from './whistle.rejections.js';
import type { JointEnforcement, Whistle } from './whistle.state.js';

type Decided = Decision<WhistleEvent, WhistleRejection>;
type Refused = Rejection<WhistleRejection>;

/** The departments of the summonses named, each once, all still obliged. */
function departmentsOf(state: Whistle, summonses: readonly number[]): readonly string[] | Refused {
  const departments = new Set<string>();
  for (const no of summonses) {
    const summons = activeSummons(state, no);
    if (isRefused(summons)) return summons;
    departments.add(summons.department);
  }
  return departments.size < 2 ? reject('ENFORCEMENT_ALONE') : [...departments];
}

/** 联合执法: at least two of the summoned departments go together. */
export function callJointEnforcement(
  { summonses, startsAt, plan }: CallJointEnforcement,
  state: Whistle,
  context: WhistleContext,
): Decided {
  const refused = whenOpen(state) ?? whenStreet(state, context);
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
): Refused | undefined {
  if (!found) return reject('ENFORCEMENT_NOT_FOUND');
  if (found.concluded) return reject('ENFORCEMENT_CONCLUDED');
  const stranger = attended.find((id) => !found.departments.includes(id));
  return stranger === undefined
    ? undefined
    : reject('ENFORCEMENT_STRANGER', { department: stranger });
}

export function concludeJointEnforcement(
  command: ConcludeJointEnforcement,
  state: Whistle,
  context: WhistleContext,
): Decided {
  const refused = whenOpen(state) ?? whenStreet(state, context);
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
