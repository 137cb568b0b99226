import {
  type DirectoryEvent,
  type OrganisationDetails,
  type OrganisationKind,
  RESPONDER_ORGANISATIONS,
  type ResponderOrganisation,
} from './directory.events.js';

/** An organisation of the district as it is now. */
export interface Organisation extends OrganisationDetails {
  /** The name it was registered under: tells a repeated registration from another one. */
  readonly registeredAs: string;
  readonly retired: boolean;
}

/** All organisations, by id, in order of registration; retired ones too. */
export type District = ReadonlyMap<string, Organisation>;

export const isResponderKind = (kind: OrganisationKind): kind is ResponderOrganisation =>
  (RESPONDER_ORGANISATIONS as readonly string[]).includes(kind);

/** The details alone, without what else the object carries and without what it leaves out. */
export function detailsOf(from: OrganisationDetails): OrganisationDetails {
  const { id, kind, name, parent, regionCode, creditCode } = from;
  return {
    id,
    kind,
    name,
    ...(parent !== undefined && { parent }),
    ...(regionCode !== undefined && { regionCode }),
    ...(creditCode !== undefined && { creditCode }),
  };
}

/** The one organisation that an event is about, after it. */
export function evolveOrganisation(
  known: Organisation | undefined,
  event: DirectoryEvent,
): Organisation | undefined {
  switch (event.type) {
    case 'OrganisationRegistered':
      return { ...detailsOf(event.data), registeredAs: event.data.name, retired: false };
    case 'OrganisationRenamed':
      return known && { ...known, name: event.data.name };
    case 'OrganisationRetired':
      return known && { ...known, retired: true };
  }
}

/** Changes a district that nobody else holds. */
export function apply(
  district: Map<string, Organisation>,
  event: DirectoryEvent,
): Map<string, Organisation> {
  const after = evolveOrganisation(district.get(event.data.id), event);
  return after ? district.set(after.id, after) : district;
}

/** The district after some more events; copies it once, however many they are. */
export function evolveAll(district: District, events: Iterable<DirectoryEvent>): District {
  const next = new Map(district);
  for (const event of events) apply(next, event);
  return next;
}
