import type { EventStore } from '#event-store';
import { beginningWithin, type Clock, systemClock } from '#event-sourcing';
import {
  Directory,
  directoryMessage,
  type OrganisationDetails,
  type Organisations,
} from '#directory';
import { AdminError } from '../admin-error.js';
import { importAccount, registrationId } from './identity.js';
import type { StagedSummary } from './staging.js';

const LONGEST_NAME = 100;

const detailsOf = ([id, name]: StagedSummary['organisations'][number]): OrganisationDetails => ({
  id,
  kind: id.startsWith('street-') ? 'street' : 'department',
  name: beginningWithin(name.replace(/\s+/g, ' '), LONGEST_NAME).trim(),
});

export interface Registration {
  readonly source: string;
  readonly organisations: StagedSummary['organisations'];
  /** When the history begins, ISO 8601 UTC. */
  readonly at: string;
}

/**
 * Enters the units and streets of a file into the directory, those that are missing.
 * @returns the directory with them
 * @throws AdminError UNITS_REFUSED
 */
export async function registerUnits(
  store: EventStore,
  { source, organisations, at }: Registration,
  clock: Clock = systemClock,
): Promise<Organisations> {
  const directory = new Directory(store, clock);
  const known = await directory.current();
  const missing = organisations.filter(([id]) => !known.find(id)).map(detailsOf);
  if (missing.length === 0) return known;
  const commandId = registrationId(
    source,
    missing.map(({ id }) => id),
  );
  const actor = { account: importAccount(source), organisation: '', role: 'administrator' };
  const result = await directory.registerOrganisations(missing, { actor, commandId, at });
  if (result.outcome === 'rejected') {
    const { rejected, details } = result.rejection;
    const why = directoryMessage({ rejected, details });
    throw new AdminError('UNITS_REFUSED', `单位无法登记:${why}(${rejected})`);
  }
  return directory.current();
}
