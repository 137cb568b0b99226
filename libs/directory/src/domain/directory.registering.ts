import { type Decision, reject, type Rejection } from '#event-sourcing';
import { effectiveOf } from './dated.js';
import type { DirectoryContext, RegisterOrganisations } from './directory.commands.js';
import type { DirectoryEvent, OrganisationDetails } from './directory.events.js';
import {
  effectiveFrom,
  isRefused,
  isSame,
  refuseDetails,
  refuseParents,
} from './directory.guards.js';
import type { DirectoryRejection } from './directory.rejections.js';
import { apply, detailsOf, type District, type OrganisationRecord } from './directory.state.js';

type Decided = Decision<DirectoryEvent, DirectoryRejection>;
type Refused = Rejection<DirectoryRejection>;

const creditCodesOf = (district: District): Map<string, string> =>
  new Map(
    [...district.values()].flatMap(({ registered: { id, creditCode } }) =>
      creditCode ? [[creditCode, id]] : [],
    ),
  );

function refuseTaken(
  { id, creditCode = '' }: OrganisationDetails,
  creditCodes: ReadonlyMap<string, string>,
): Refused | undefined {
  const owner = creditCodes.get(creditCode);
  return creditCode === '' || owner === undefined
    ? undefined
    : reject('CREDIT_CODE_TAKEN', { id, creditCode, owner });
}

function isThere(
  known: OrganisationRecord,
  details: OrganisationDetails,
  command: RegisterOrganisations,
  from: string,
): boolean {
  const sameDay = command.effectiveFrom === undefined || command.effectiveFrom === known.since;
  return sameDay && isSame(known, details, from);
}

/** What is known as the organisations of one command are gone through. */
interface Known {
  readonly district: Map<string, OrganisationRecord>;
  readonly creditCodes: Map<string, string>;
}

/** One of them, entered into what is known; none where it is there just so. */
function registerOne(
  details: OrganisationDetails,
  command: RegisterOrganisations,
  { district, creditCodes }: Known,
  { from, now }: { readonly from: string; readonly now: string },
): DirectoryEvent | Refused | undefined {
  const { id, creditCode = '' } = details;
  const already = district.get(id);
  if (already)
    return isThere(already, details, command, from)
      ? undefined
      : reject('ORGANISATION_EXISTS', { id });
  const data = { at: now, ...detailsOf(details), ...effectiveOf(command) };
  const event: DirectoryEvent = { type: 'OrganisationRegistered', data };
  const refused = refuseDetails(details) ?? refuseTaken(details, creditCodes);
  if (refused) return refused;
  creditCodes.set(creditCode, id);
  return refuseParents(apply(district, event).get(id)!, district, from) ?? event;
}

export function register(
  command: RegisterOrganisations,
  district: District,
  { now }: DirectoryContext,
): Decided {
  const from = effectiveFrom(command, now);
  if (isRefused(from)) return from;
  const known = { district: new Map(district), creditCodes: creditCodesOf(district) };
  const events: DirectoryEvent[] = [];
  for (const details of command.organisations) {
    const event = registerOne(details, command, known, { from, now });
    if (event && isRefused(event)) return event;
    if (event) events.push(event);
  }
  return events;
}
