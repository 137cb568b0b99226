import { type Decider, type Decision, reject, type Rejection } from '#event-sourcing';
import type {
  DirectoryCommand,
  DirectoryContext,
  RegisterOrganisations,
  RenameOrganisation,
  RetireOrganisation,
} from './directory.commands.js';
import type { DirectoryEvent, OrganisationDetails } from './directory.events.js';
import {
  activeOrganisation,
  isSame,
  refuseDetails,
  refuseName,
  refuseParent,
} from './directory.guards.js';
import type { DirectoryRejection } from './directory.rejections.js';
import { detailsOf, type District, evolveAll, evolveOrganisation } from './directory.state.js';

type Decided = Decision<DirectoryEvent, DirectoryRejection>;
type Refused = Rejection<DirectoryRejection>;

const creditCodesOf = (district: District): Map<string, string> =>
  new Map(
    [...district.values()].flatMap(({ id, creditCode }) => (creditCode ? [[creditCode, id]] : [])),
  );

function refuseNew(
  details: OrganisationDetails,
  district: District,
  creditCodes: ReadonlyMap<string, string>,
): Refused | undefined {
  const { id, creditCode = '' } = details;
  const refused = refuseDetails(details) ?? refuseParent(details, district);
  if (refused) return refused;
  const owner = creditCodes.get(creditCode);
  return owner === undefined ? undefined : reject('CREDIT_CODE_TAKEN', { id, creditCode, owner });
}

function register(
  { organisations }: RegisterOrganisations,
  district: District,
  { now }: DirectoryContext,
): Decided {
  const known = new Map(district);
  const creditCodes = creditCodesOf(district);
  const events: DirectoryEvent[] = [];
  for (const details of organisations) {
    const already = known.get(details.id);
    if (already && !isSame(already, details))
      return reject('ORGANISATION_EXISTS', { id: details.id });
    if (already) continue;
    const refused = refuseNew(details, known, creditCodes);
    if (refused) return refused;
    const data = { at: now, ...detailsOf(details) };
    const event: DirectoryEvent = { type: 'OrganisationRegistered', data };
    const organisation = evolveOrganisation(undefined, event);
    if (organisation) known.set(details.id, organisation);
    if (details.creditCode) creditCodes.set(details.creditCode, details.id);
    events.push(event);
  }
  return events;
}

function rename(
  { id, name }: RenameOrganisation,
  district: District,
  { now }: DirectoryContext,
): Decided {
  const known = activeOrganisation(district, id);
  if ('rejected' in known) return known;
  const refused = refuseName(id, name);
  if (refused) return refused;
  return known.name === name ? [] : [{ type: 'OrganisationRenamed', data: { at: now, id, name } }];
}

function retire(
  { id }: RetireOrganisation,
  district: District,
  { now }: DirectoryContext,
): Decided {
  const known = district.get(id);
  if (!known) return reject('ORGANISATION_NOT_FOUND', { id });
  if (known.retired) return [];
  const child = [...district.values()].find((o) => o.parent === id && !o.retired);
  if (child) return reject('CHILDREN_REMAIN', { id, child: child.id });
  return [{ type: 'OrganisationRetired', data: { at: now, id } }];
}

function decide(command: DirectoryCommand, state: District, context: DirectoryContext): Decided {
  switch (command.type) {
    case 'RegisterOrganisations':
      return register(command, state, context);
    case 'RenameOrganisation':
      return rename(command, state, context);
    case 'RetireOrganisation':
      return retire(command, state, context);
  }
}

/** The organisations of one district: one stream, changed seldom and read all the time. */
export const directory: Decider<
  DirectoryCommand,
  District,
  DirectoryEvent,
  DirectoryRejection,
  DirectoryContext
> = {
  initialState: new Map(),
  decide,
  evolve: (district, event) => evolveAll(district, [event]),
};
