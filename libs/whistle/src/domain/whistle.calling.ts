import { reject } from '#event-sourcing';
import {
  COMMAND_CENTRE_ROLE,
  type KindRule,
  type Responder,
  type WhistleContext,
  type WhistleDirectory,
} from './whistle.context.js';
import type { Call, DepartmentSummoned, SummonsRole } from './whistle.events.js';
import type { WhistleRefusal } from './whistle.rejections.js';
import type { Whistle } from './whistle.state.js';

type Cause = DepartmentSummoned['data']['cause'];

interface Called {
  readonly no: number;
  readonly department: string;
  readonly role: SummonsRole;
  readonly cause: Cause;
}

/** A summons with its own clocks, started now: nobody inherits a spent deadline (GLPI 1911). */
export function summon(called: Called, kind: KindRule, now: string): DepartmentSummoned {
  const { no, department, role, cause } = called;
  const { rule, declineUntil } = kind;
  const clocks = role === 'informed' ? {} : kind.clocks;
  const until = declineUntil === undefined ? {} : { declineUntil };
  const data = { at: now, summons: no, department, role, cause, rule, clocks, ...until };
  return { type: 'DepartmentSummoned', data };
}

/** Summonses for everybody who is called. */
export function summonAll(
  call: Call,
  cause: Cause,
  kind: KindRule,
  now: string,
): DepartmentSummoned[] {
  const calls = [
    { department: call.lead, role: 'lead' as const },
    ...call.assisting.map((department) => ({ department, role: 'assist' as const })),
    ...call.informed.map((department) => ({ department, role: 'informed' as const })),
  ];
  return calls.map((one, index) => summon({ ...one, no: index + 1, cause }, kind, now));
}

/** Only the fields of the call. */
export const callOf = ({ lead, assisting, informed }: Call): Call => ({
  lead,
  assisting,
  informed,
});

/** Stationed in the street, or in the one that it was merged into since. */
const isStationedIn = (
  { stationedIn }: Responder,
  street: string,
  directory: WhistleDirectory,
): boolean =>
  stationedIn !== undefined &&
  (stationedIn === street || directory.actsFor?.(stationedIn, street) === true);

/**
 * Refuses whoever cannot be summoned by this street: a stranger, or an agency stationed in another
 * street, which only that street schedules (组织调度权), or the command centre.
 */
export function refuseResponder(
  department: string,
  street: string,
  { acting, directory }: WhistleContext,
): WhistleRefusal | undefined {
  const responder = directory.responder(department);
  if (!responder) return reject('DEPARTMENT_UNKNOWN', { department });
  const anybodys = responder.stationedIn === undefined || acting.role === COMMAND_CENTRE_ROLE;
  if (anybodys || isStationedIn(responder, street, directory)) return undefined;
  return reject('AGENCY_OF_ANOTHER_STREET', { department });
}

export function refuseCall(
  call: Call,
  street: string,
  context: WhistleContext,
): WhistleRefusal | undefined {
  const all = [call.lead, ...call.assisting, ...call.informed];
  for (const department of all) {
    const refused = refuseResponder(department, street, context);
    if (refused) return refused;
  }
  const twice = all.find((id, index) => all.indexOf(id) !== index);
  return twice === undefined ? undefined : reject('DEPARTMENT_TWICE', { department: twice });
}

/** Whether a street may call all of them by itself: agencies stationed in it (组织调度权). */
export const areOwnAgencies = (
  { lead, assisting }: Call,
  street: string,
  { directory }: WhistleContext,
): boolean =>
  [lead, ...assisting].every((id) => {
    const responder = directory.responder(id);
    return responder !== undefined && isStationedIn(responder, street, directory);
  });

/**
 * The rules of the whistle's kind in force now; where they no longer have the kind, those under which
 * it was blown, so that it can be brought to its end.
 */
export const kindInForce = (
  { kind, rule }: Pick<Whistle, 'kind'> & Partial<Pick<Whistle, 'rule'>>,
  { rules, now }: WhistleContext,
): KindRule | WhistleRefusal => rules.kindAt(kind, now, rule) ?? reject('KIND_UNKNOWN', { kind });
