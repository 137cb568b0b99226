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
  return owner === undefined ? undefined : reject('CREDIT_CODE_TAKEN', { id, creditCode, owner });
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

export function register(
  command: RegisterOrganisations,
  district: District,
  { now }: DirectoryContext,
): Decided {
  const from = effectiveFrom(command, now);
  if (isRefused(from)) return from;
  const known = new Map(district);
  const creditCodes = creditCodesOf(district);
  const events: DirectoryEvent[] = [];
  for (const details of command.organisations) {
    const { id, creditCode } = details;
    const already = known.get(id);
    if (already && !isThere(already, details, command, from))
      return reject('ORGANISATION_EXISTS', { id });
    if (already) continue;
    const event: DirectoryEvent = {
      type: 'OrganisationRegistered',
      data: { at: now, ...detailsOf(details), ...effectiveOf(command) },
    };
    const refused = refuseDetails(details) ?? refuseTaken(details, creditCodes);
    if (refused) return refused;
    const orphan = refuseParents(apply(known, event).get(id)!, known, from);
    if (orphan) return orphan;
    if (creditCode) creditCodes.set(creditCode, id);
    events.push(event);
  }
  return events;
}
