import type { Actor } from '#event-sourcing';
import { type Names, notYours } from '#graphql';

/** Who reads, and the street on whose side: its own, or its community's. */
export interface Reader {
  readonly organisation: string;
  readonly role: string;
  readonly street?: string | undefined;
  /** Whatever was merged into it or split up for it: its successor reads on. */
  readonly inherited: readonly string[];
}

/** The street of a street or community, and whom it succeeds, from the directory. */
export interface StreetsOf {
  streetOf(organisation: string): string | undefined;
  /** All that it has succeeded. */
  predecessorsOf(organisation: string): readonly { readonly id: string }[];
}

/** What decides who may read a whistle. */
export interface Parties {
  readonly street: string;
  readonly raisedBy: string;
  /** Every department ever summoned, also those that were let go. */
  readonly departments: readonly string[];
}

/** 区级: the command centre, the assessment and the administrator read the whole district. */
const DISTRICT_ROLES: readonly string[] = ['command-centre', 'assessment', 'administrator'];

export function readerOf({ organisation, role }: Actor, streets: StreetsOf): Reader {
  const inherited = streets.predecessorsOf(organisation).map(({ id }) => id);
  return { organisation, role, street: streets.streetOf(organisation), inherited };
}

export const readsDistrict = ({ role }: Reader): boolean => DISTRICT_ROLES.includes(role);

/** Whether it reads for that organisation: its own, its street, or one that it has succeeded. */
export const readsFor = ({ organisation, street, inherited }: Reader, other: string): boolean =>
  organisation === other || street === other || inherited.includes(other);

const isParty = (reader: Reader, { raisedBy, street, departments }: Parties): boolean =>
  [raisedBy, street, ...departments].some((organisation) => readsFor(reader, organisation));

export const mayRead = (reader: Reader, parties: Parties): boolean =>
  readsDistrict(reader) || isParty(reader, parties);

/** @throws GraphQLError `NOT_YOUR_ORGANISATION` */
export function mustReadStreet(reader: Reader, street: string, names: Names): void {
  if (!readsDistrict(reader) && !readsFor(reader, street)) throw notYours(street, names);
}

/** @throws GraphQLError `NOT_YOUR_ORGANISATION` */
export function mustReadDepartment(reader: Reader, department: string, names: Names): void {
  if (!readsDistrict(reader) && !readsFor(reader, department)) throw notYours(department, names);
}
