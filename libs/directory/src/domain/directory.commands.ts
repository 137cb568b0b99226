import type { OrganisationDetails } from './directory.events.js';

/**
 * Enter organisations into the directory, all or none. A parent stands before its children. What is
 * already there with the same content is passed over.
 */
export interface RegisterOrganisations {
  readonly type: 'RegisterOrganisations';
  readonly organisations: readonly OrganisationDetails[];
}
export interface RenameOrganisation {
  readonly type: 'RenameOrganisation';
  readonly id: string;
  readonly name: string;
}
export interface RetireOrganisation {
  readonly type: 'RetireOrganisation';
  readonly id: string;
}

export type DirectoryCommand = RegisterOrganisations | RenameOrganisation | RetireOrganisation;

/** Everything a decision needs from outside. */
export interface DirectoryContext {
  /** ISO 8601 UTC with milliseconds. */
  readonly now: string;
}
