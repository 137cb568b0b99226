import { type Decision, reject, type Rejection } from '#event-sourcing';
import { effectiveFrom, effectiveOf, isReasonKept, isRefused } from '../../dated.js';
import type {
  DirectoryContext,
  DirectoryRejection,
  RegisterOrganisations,
} from './directory.commands.js';
import type { DirectoryEvent, OrganisationDetails } from './directory.events.js';
import { isSame, refuseDetails, refuseParents } from './directory.guards.js';
import {
  applyToDistrict,
  detailsOf,
  type District,
  type OrganisationRecord,
} from './directory.state.js';

type Decided = Decision<DirectoryEvent, DirectoryRejection>;
type Refused = Rejection<DirectoryRejection>;

/** The district, and what the command has entered so far: kept apart, as copying a large district is slow. */
interface Known {
  readonly district: District;
  readonly entered: Map<string, OrganisationRecord>;
}

const find = ({ district, entered }: Known, id: string): OrganisationRecord | undefined =>
  entered.get(id) ?? district.get(id);

function ownerOf({ district, entered }: Known, creditCode: string): string | undefined {
  for (const organisations of [entered, district])
    for (const { registered } of organisations.values())
      if (registered.creditCode === creditCode) return registered.id;
  return undefined;
}

function refuseTaken({ id, creditCode }: OrganisationDetails, known: Known): Refused | undefined {
  const owner = creditCode === undefined ? undefined : ownerOf(known, creditCode);
  return creditCode === undefined || owner === undefined
    ? undefined
    : reject('CREDIT_CODE_TAKEN', { id, creditCode, owner });
}

function isSameRegistration(
  known: OrganisationRecord,
  details: OrganisationDetails,
  command: RegisterOrganisations,
  from: string,
): boolean {
  const sameDay = command.effectiveFrom === undefined || command.effectiveFrom === known.since;
  return sameDay && isSame(known, details, from);
}

/** Registers one of them; no event where it is registered just so already. */
function registerOne(
  details: OrganisationDetails,
  command: RegisterOrganisations,
  known: Known,
  { from, now }: { readonly from: string; readonly now: string },
): DirectoryEvent | Refused | undefined {
  const { id } = details;
  const already = find(known, id);
  if (already)
    return isSameRegistration(already, details, command, from)
      ? undefined
      : reject('ORGANISATION_EXISTS', { id });
  const data = { at: now, ...detailsOf(details), ...effectiveOf(command) };
  const event: DirectoryEvent = { type: 'OrganisationRegistered', data };
  const refused = refuseDetails(details) ?? refuseTaken(details, known);
  if (refused) return refused;
  const record = applyToDistrict(known.entered, event).get(id)!;
  return refuseParents(record, { get: (other) => find(known, other) }, from) ?? event;
}

/** All are registered just so already; refused where the reason of one is new. */
function quietIfRegistered(command: RegisterOrganisations, district: District): Decided {
  const other = command.organisations.find(
    ({ id }) => !isReasonKept(district.get(id)?.reason, command),
  );
  return other ? reject('CHANGE_RECORDED', { id: other.id }) : [];
}

export function register(
  command: RegisterOrganisations,
  district: District,
  { now }: DirectoryContext,
): Decided {
  const from = effectiveFrom(command, now);
  if (isRefused(from)) return from;
  const known = { district, entered: new Map<string, OrganisationRecord>() };
  const events: DirectoryEvent[] = [];
  for (const details of command.organisations) {
    const event = registerOne(details, command, known, { from, now });
    if (event && isRefused(event)) return event;
    if (event) events.push(event);
  }
  return events.length > 0 ? events : quietIfRegistered(command, district);
}
