import { daysLater } from '#calendar';
import {
  Directory,
  directoryMessage,
  type District,
  type OrganisationDetails,
  type Organisations,
} from '#directory';
import { type Clock, OperatorError, systemClock } from '#event-sourcing';
import type { EventStore } from '#event-store';
import type { WhistleDirectory } from '#whistle';
import { importAccount, registrationId } from './identity.js';
import type { Mapping } from './mapping.js';
import { resolveUnits } from './resolve-units.js';
import type { NamedUnit } from './units.js';

interface Registration {
  readonly mapping: Mapping;
  readonly units: readonly NamedUnit[];
  /** When the history begins, ISO 8601 UTC. */
  readonly at: string;
}

/** The directory as history needs it. */
export interface RegisteredUnits {
  readonly directory: WhistleDirectory;
  /** The id in the directory of an organisation of the table. */
  readonly actual: (id: string) => string;
}

/** Organisations that have ended since are looked up as they were on their last day. */
function historical(now: Organisations): WhistleDirectory {
  const last = new Map<string, Organisations>();
  const asItWas = (id: string): Organisations => {
    const { until, retired } = now.find(id) ?? {};
    if (!retired || until === undefined) return now;
    const seen = last.get(until) ?? now.asOf(daysLater(until, -1));
    last.set(until, seen);
    return seen;
  };
  return {
    responder: (id) => asItWas(id).responder(id),
    streetOf: (id) => asItWas(id).streetOf(id),
    actsFor: (organisation, other) => now.actsFor(organisation, other),
    nameOf: (organisation) => now.nameOf(organisation),
  };
}

async function register(
  directory: Directory,
  missing: readonly OrganisationDetails[],
  { mapping: { source }, at }: Registration,
): Promise<void> {
  if (missing.length === 0) return;
  const commandId = registrationId(
    source,
    missing.map(({ id }) => id),
  );
  const actor = { account: importAccount(source), organisation: '', role: 'administrator' };
  const result = await directory.registerOrganisations(missing, { actor, commandId, at });
  if (result.outcome !== 'rejected') return;
  const { rejected, details } = result.rejection;
  const why = directoryMessage({ rejected, details });
  throw new OperatorError('UNITS_REFUSED', `单位无法登记：${why}（${rejected}）`);
}

/**
 * Enters the organisations of a file that the directory does not have.
 * @throws OperatorError UNITS_REFUSED, ORGANISATION_UNKNOWN, UNIT_AMBIGUOUS
 */
export async function registerUnits(
  store: EventStore,
  registration: Registration,
  clock: Clock = systemClock,
): Promise<RegisteredUnits> {
  const directory = new Directory(store, clock);
  const known: District = await directory.records();
  const { missing, ids } = resolveUnits(registration.units, registration.mapping, known);
  await register(directory, missing, registration);
  const current = await directory.current();
  return { directory: historical(current), actual: (id) => ids.get(id) ?? id };
}
