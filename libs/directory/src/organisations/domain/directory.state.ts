import { type Dated, effectiveDate, entryAt, withEntry, withoutEntry } from '../../dated.js';
import type { Boundary } from './boundary.js';
import {
  type DirectoryEvent,
  type OrganisationDetails,
  type OrganisationKind,
  RESPONDER_ORGANISATIONS,
  type ResponderOrganisation,
} from './directory.events.js';

/** How and from when an organisation takes no new part, and who succeeds it. */
export interface Ending {
  readonly how: 'retired' | 'merged' | 'split';
  readonly into: readonly string[];
}

/** An organisation with all its changes, by date. */
export interface OrganisationRecord {
  /** What it was registered with: tells a repeated registration from another one. */
  readonly registered: OrganisationDetails;
  /** The first local date on which it takes part. */
  readonly since: string;
  readonly reason?: string;
  readonly names: readonly Dated<string>[];
  /** `''` stands for none. */
  readonly parents: readonly Dated<string>[];
  /** 界线; `undefined` where it was taken away. */
  readonly boundaries: readonly Dated<Boundary | undefined>[];
  /** `from` is the first local date on which it does not. */
  readonly ended?: Dated<Ending>;
}

/** All organisations, by id, in order of registration; those that ended too. */
export type District = ReadonlyMap<string, OrganisationRecord>;

/** An organisation as it is on one date. */
export interface Organisation extends OrganisationDetails {
  readonly since: string;
  /** The first local date on which it takes no part any more, where that is known. */
  readonly until?: string;
  /** Whether it takes part on that date. */
  readonly active: boolean;
  /** Whether it has ended by that date. */
  readonly retired: boolean;
  /** Where it lies, where that was drawn. */
  readonly boundary?: Boundary;
  /** Who succeeds it (合并、拆分), known as soon as it is recorded. */
  readonly succeededBy: readonly string[];
}

export const isResponderKind = (kind: OrganisationKind): kind is ResponderOrganisation =>
  (RESPONDER_ORGANISATIONS as readonly string[]).includes(kind);

type DetailsOrNone = Pick<OrganisationDetails, 'id' | 'kind' | 'name'> & {
  readonly [Field in 'parent' | 'regionCode' | 'creditCode']?: string | undefined;
};

/** Only the fields of the details that are present. */
export function detailsOf(from: DetailsOrNone): OrganisationDetails {
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

/** Whether it takes part on a date. */
export const isActiveOn = ({ since, ended }: OrganisationRecord, date: string): boolean =>
  since <= date && (ended === undefined || date < ended.from);

/** The name on a date; before its time, the one it began with. */
export const nameOn = ({ names, registered }: OrganisationRecord, date: string): string =>
  entryAt(names, date)?.value ?? registered.name;

/** The parent on a date, `''` for none; before its time, the one it began with. */
export const parentOn = ({ parents, registered }: OrganisationRecord, date: string): string =>
  entryAt(parents, date)?.value ?? registered.parent ?? '';

/** The boundary on a date; undefined where none is drawn. */
export const boundaryOn = (
  { boundaries }: OrganisationRecord,
  date: string,
): Boundary | undefined => entryAt(boundaries, date)?.value;

export function organisationOn(record: OrganisationRecord, date: string): Organisation {
  const { registered, since, ended } = record;
  const { id, kind, regionCode, creditCode } = registered;
  const parent = parentOn(record, date) || undefined;
  const details = { id, kind, name: nameOn(record, date), parent, regionCode, creditCode };
  const boundary = boundaryOn(record, date);
  return {
    ...detailsOf(details),
    since,
    ...(ended && { until: ended.from }),
    active: isActiveOn(record, date),
    retired: ended !== undefined && ended.from <= date,
    ...(boundary && { boundary }),
    succeededBy: ended?.value.into ?? [],
  };
}

const datedEntry = <T>(event: DirectoryEvent, value: T): Dated<T> => {
  const { reason } = event.data;
  const from = effectiveDate(event.data);
  return { from, value, ...(reason !== undefined && { reason }) };
};

function newRecord(
  event: Extract<DirectoryEvent, { type: 'OrganisationRegistered' }>,
): OrganisationRecord {
  const details = detailsOf(event.data);
  const { from: since, reason } = datedEntry(event, undefined);
  return {
    registered: details,
    since,
    ...(reason !== undefined && { reason }),
    names: [{ from: since, value: details.name }],
    parents: [{ from: since, value: details.parent ?? '' }],
    boundaries: [],
  };
}

function cancelChange(record: OrganisationRecord, date: string): OrganisationRecord {
  const { ended, ...going } = record;
  const names = withoutEntry(record.names, date);
  const parents = withoutEntry(record.parents, date);
  const boundaries = withoutEntry(record.boundaries, date);
  const kept = ended && ended.from !== date ? { ended } : {};
  return { ...going, names, parents, boundaries, ...kept };
}

type End = Extract<
  DirectoryEvent,
  { type: 'OrganisationRetired' | 'OrganisationsMerged' | 'OrganisationSplit' }
>;
const ENDS: readonly string[] = ['OrganisationRetired', 'OrganisationsMerged', 'OrganisationSplit'];
const isEnd = (event: DirectoryEvent): event is End => ENDS.includes(event.type);

function endingOf(event: End): Ending {
  switch (event.type) {
    case 'OrganisationRetired':
      return { how: 'retired', into: [] };
    case 'OrganisationsMerged':
      return { how: 'merged', into: [event.data.into] };
    case 'OrganisationSplit':
      return { how: 'split', into: event.data.into };
  }
}

function evolveRecord(
  known: OrganisationRecord,
  event: Exclude<DirectoryEvent, { type: 'OrganisationRegistered' }>,
): OrganisationRecord {
  if (isEnd(event)) return { ...known, ended: datedEntry(event, endingOf(event)) };
  switch (event.type) {
    case 'OrganisationRenamed':
      return { ...known, names: withEntry(known.names, datedEntry(event, event.data.name)) };
    case 'OrganisationMoved':
      return {
        ...known,
        parents: withEntry(known.parents, datedEntry(event, event.data.parent ?? '')),
      };
    case 'OrganisationBoundaryDrawn':
      return {
        ...known,
        boundaries: withEntry(known.boundaries, datedEntry(event, event.data.boundary)),
      };
    case 'OrganisationChangeCancelled':
      return cancelChange(known, event.data.cancels);
  }
}

/** Changes the given map: only for a district that nobody else holds. */
export function applyToDistrict(
  district: Map<string, OrganisationRecord>,
  event: DirectoryEvent,
): Map<string, OrganisationRecord> {
  if (event.type === 'OrganisationRegistered') return district.set(event.data.id, newRecord(event));
  const ids = event.type === 'OrganisationsMerged' ? event.data.from : [event.data.id];
  for (const id of ids) {
    const known = district.get(id);
    if (known) district.set(id, evolveRecord(known, event));
  }
  return district;
}

/** The district after some more events; copies it once, however many they are. */
export function evolveDistrict(district: District, events: Iterable<DirectoryEvent>): District {
  const next = new Map(district);
  for (const event of events) applyToDistrict(next, event);
  return next;
}
