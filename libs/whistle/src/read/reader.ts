import type { Actor } from '#event-sourcing';
import { GraphQLError } from 'graphql';

/** Who reads, and the street on whose side: its own, or its community's. */
export interface Reader {
  readonly organisation: string;
  readonly role: string;
  readonly street?: string | undefined;
}

/** The street of a street or community, from the directory. */
export interface StreetsOf {
  streetOf(organisation: string): string | undefined;
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
  return { organisation, role, street: streets.streetOf(organisation) };
}

export const readsDistrict = ({ role }: Reader): boolean => DISTRICT_ROLES.includes(role);

const isParty = ({ organisation, street }: Reader, parties: Parties): boolean =>
  organisation === parties.raisedBy ||
  street === parties.street ||
  parties.departments.includes(organisation);

export const mayRead = (reader: Reader, parties: Parties): boolean =>
  readsDistrict(reader) || isParty(reader, parties);

/** 居民联系方式: whoever handles the matter, and the command centre; nobody who only looks on. */
export const maySeeContact = (reader: Reader, parties: Parties): boolean =>
  reader.role === 'command-centre' || isParty(reader, parties);

/** 403: it belongs to another organisation. */
export const notYours = (organisation: string): GraphQLError =>
  new GraphQLError('该内容不属于您的单位', {
    extensions: { code: 'NOT_YOUR_ORGANISATION', organisation, http: { status: 403 } },
  });

/** @throws GraphQLError `NOT_YOUR_ORGANISATION` */
export function mustReadStreet(reader: Reader, street: string): void {
  if (!readsDistrict(reader) && reader.street !== street) throw notYours(street);
}

/** @throws GraphQLError `NOT_YOUR_ORGANISATION` */
export function mustReadDepartment(reader: Reader, department: string): void {
  if (!readsDistrict(reader) && reader.organisation !== department) throw notYours(department);
}
