import { reject } from '#event-sourcing';
import {
  COMMAND_CENTRE_ROLE,
  SYSTEM_ROLE,
  type WhistleContext,
  type WhistleDirectory,
} from './whistle.context.js';
import type { WhistleRefusal } from './whistle.rejections.js';
import type { Authority } from './whistle.events.js';
import { isActive, type Summons } from './summons.state.js';
import type { Whistle } from './whistle.state.js';
import type { Evidence, ResponderKind } from './whistle.values.js';

/** The name that people know, or the id where there is none. */
export const nameOf = (organisation: string, directory: WhistleDirectory): string =>
  directory.nameOf?.(organisation) ?? organisation;

export const isRefused = (value: object): value is WhistleRefusal => 'rejected' in value;

/** Refuses unless the whistle exists and is open. */
export function refuseUnlessOpen(state: Whistle): WhistleRefusal | undefined {
  if (state.status === 'none') return reject('WHISTLE_NOT_FOUND');
  if (state.status !== 'open') return reject('WHISTLE_NOT_OPEN', { status: state.status });
  return undefined;
}

/** Whether the actor's organisation is this one, or the one that succeeds it. */
export const isOrSucceeds = (
  { acting, directory }: WhistleContext,
  organisation: string,
): boolean =>
  acting.organisation === organisation ||
  directory.actsFor?.(acting.organisation, organisation) === true;

/** The refusal, with the name of the organisation whose turn it is. */
export const refuseStranger = (
  organisation: string,
  { directory }: WhistleContext,
): WhistleRefusal =>
  reject('NOT_YOUR_ORGANISATION', { organisation, name: nameOf(organisation, directory) });

const ownsWhistle = (state: Whistle, context: WhistleContext): boolean =>
  isOrSucceeds(context, state.street) || isOrSucceeds(context, state.raisedBy);

/** Refuses unless it is the street, the community that blew, or the command centre for them. */
export function refuseUnlessStreet(
  state: Whistle,
  context: WhistleContext,
): WhistleRefusal | undefined {
  const { role } = context.acting;
  if (role === COMMAND_CENTRE_ROLE || ownsWhistle(state, context)) return undefined;
  return refuseStranger(state.street, context);
}

/**
 * Refuses unless it is the street itself: nobody else rates, and nobody rates himself, also where one
 * organisation is both whose whistle it is and called to it (双向吹哨), or has succeeded both.
 */
export function refuseUnlessRater(
  state: Whistle,
  { department }: Pick<Summons, 'department'>,
  context: WhistleContext,
): WhistleRefusal | undefined {
  if (!ownsWhistle(state, context)) return refuseStranger(state.street, context);
  return isOrSucceeds(context, department) ? reject('SELF_RATING') : undefined;
}

/** Refuses unless the departments have been called. */
export const refuseUnlessSounded = (state: Whistle): WhistleRefusal | undefined =>
  refuseUnlessOpen(state) ?? (state.stage === 'sounded' ? undefined : reject('NOT_SOUNDED'));

/** Refuses unless it is the district command centre. */
export function refuseUnlessCentre({ acting }: WhistleContext): WhistleRefusal | undefined {
  if (acting.role === COMMAND_CENTRE_ROLE) return undefined;
  return reject('NOT_YOUR_ORGANISATION', { organisation: '区级指挥中心' });
}

/** Refuses unless it is whom the rules name: the street or the command centre. */
export function refuseUnlessAuthority(
  state: Whistle,
  by: Authority,
  context: WhistleContext,
): WhistleRefusal | undefined {
  if (by === 'command-centre') return refuseUnlessCentre(context);
  const { role } = context.acting;
  if (role === COMMAND_CENTRE_ROLE || isOrSucceeds(context, state.street)) return undefined;
  return refuseStranger(state.street, context);
}

/** Refuses unless it is the service itself. */
export function refuseUnlessSystem({ acting }: WhistleContext): WhistleRefusal | undefined {
  return acting.role === SYSTEM_ROLE ? undefined : reject('SYSTEM_ONLY');
}

/** The summons that a command names. */
export function findSummons(state: Whistle, no: number): Summons | WhistleRefusal {
  return state.summonses.find((s) => s.no === no) ?? reject('SUMMONS_NOT_FOUND', { summons: no });
}

/** The summons that a command names; refused where it or the whistle has ended. */
export function activeSummons(state: Whistle, no: number): Summons | WhistleRefusal {
  const refused = refuseUnlessOpen(state);
  if (refused) return refused;
  const summons = findSummons(state, no);
  if (isRefused(summons) || isActive(summons)) return summons;
  return reject('SUMMONS_ENDED', { summons: no });
}

/** As {@link activeSummons}, for the summoned department's own people, or its successor's. */
export function summonsOfDepartment(
  state: Whistle,
  no: number,
  context: WhistleContext,
): Summons | WhistleRefusal {
  const summons = activeSummons(state, no);
  if (isRefused(summons) || isOrSucceeds(context, summons.department)) return summons;
  return refuseStranger(summons.department, context);
}

/** As {@link activeSummons}, for the street that blew. */
export function summonsOfStreet(
  state: Whistle,
  no: number,
  context: WhistleContext,
): Summons | WhistleRefusal {
  const summons = activeSummons(state, no);
  if (isRefused(summons)) return summons;
  return refuseUnlessStreet(state, context) ?? summons;
}

const responderKind = ({ department }: Summons, { directory }: WhistleContext): ResponderKind =>
  directory.responder(department)?.kind ?? 'department';

/** Refuses where the rules that started its clocks require evidence of this responder; tells why. */
export function refuseUnlessProven(
  step: 'arrive' | 'resolve',
  evidence: readonly Evidence[],
  summons: Summons,
  { kind, context }: { readonly kind: string; readonly context: WhistleContext },
): WhistleRefusal | undefined {
  if (evidence.length > 0) return undefined;
  const { [step]: must = [], reason } = context.rules.policyOf(kind, summons.rule)?.evidence ?? {};
  if (!must.includes(responderKind(summons, context))) return undefined;
  return reject('EVIDENCE_REQUIRED', reason === undefined ? {} : { reason });
}

/** The fields that every event of a summons carries. */
export const fieldsOf = (summons: Summons, { now }: WhistleContext) => ({
  at: now,
  summons: summons.no,
  department: summons.department,
});
