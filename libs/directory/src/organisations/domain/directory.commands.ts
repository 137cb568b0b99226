import type { Effective } from '../../dated.js';
import type { OrganisationDetails } from './directory.events.js';

/**
 * Enter organisations into the directory, all or none, parents before their children. Those that are
 * registered with the same content already are skipped.
 */
export interface RegisterOrganisations extends Effective {
  readonly type: 'RegisterOrganisations';
  readonly organisations: readonly OrganisationDetails[];
}
export interface RenameOrganisation extends Effective {
  readonly type: 'RenameOrganisation';
  readonly id: string;
  readonly name: string;
}
export interface RetireOrganisation extends Effective {
  readonly type: 'RetireOrganisation';
  readonly id: string;
}
/** 划转: a community to another street, an agency to another street or department (or to none). */
export interface MoveOrganisation extends Effective {
  readonly type: 'MoveOrganisation';
  readonly id: string;
  readonly parent?: string;
}
/** 合并: `into` succeeds all of `from`, and takes over what belongs to them. */
export interface MergeOrganisations extends Effective {
  readonly type: 'MergeOrganisations';
  readonly into: string;
  readonly from: readonly string[];
}
/** 拆分: all of `into`, which are registered already, succeed it. */
export interface SplitOrganisation extends Effective {
  readonly type: 'SplitOrganisation';
  readonly id: string;
  readonly into: readonly string[];
}
/** 划定界线: GeoJSON text (Polygon or MultiPolygon, WGS 84); taken away where absent. */
export interface DrawBoundary extends Effective {
  readonly type: 'DrawBoundary';
  readonly id: string;
  readonly boundary?: string;
}
/** Takes back a change that begins on a future date. */
export interface CancelOrganisationChange {
  readonly type: 'CancelOrganisationChange';
  readonly id: string;
  readonly effectiveFrom: string;
  readonly reason: string;
}
export type OrganisationChange =
  | RegisterOrganisations
  | RenameOrganisation
  | RetireOrganisation
  | MoveOrganisation
  | MergeOrganisations
  | SplitOrganisation
  | DrawBoundary
  | CancelOrganisationChange;

/** Several changes in order, all or none: a reorganisation, or a file of it. */
export interface ChangeDirectory {
  readonly type: 'ChangeDirectory';
  readonly changes: readonly OrganisationChange[];
}

export type DirectoryCommand = OrganisationChange | ChangeDirectory;

/** Everything a decision needs from outside. */
export interface DirectoryContext {
  /** ISO 8601 UTC with milliseconds. */
  readonly now: string;
}

/** Every reason for which a command on the directory is refused. Stable: clients act on them. */
export const DIRECTORY_REJECTIONS = [
  'ORGANISATION_ID_INVALID',
  'ORGANISATION_NAME_INVALID',
  'ORGANISATION_KIND_UNKNOWN',
  'REGION_CODE_INVALID',
  'CREDIT_CODE_INVALID',
  'CREDIT_CODE_TAKEN',
  'ORGANISATION_EXISTS',
  'ORGANISATION_NOT_FOUND',
  'ORGANISATION_RETIRED',
  'PARENT_REQUIRED',
  'PARENT_UNKNOWN',
  'PARENT_NOT_ALLOWED',
  'CHILDREN_REMAIN',
  'EFFECTIVE_DATE_INVALID',
  'EFFECTIVE_TOO_EARLY',
  'PAST_NEEDS_REASON',
  'REASON_REQUIRED',
  'SUCCESSOR_UNKNOWN',
  'SUCCESSOR_IS_SELF',
  'SUCCESSOR_KIND_DIFFERS',
  'SUCCESSORS_TOO_FEW',
  'NOTHING_TO_MERGE',
  'ALREADY_IN_FORCE',
  'CHANGE_NOT_FOUND',
  'CHANGE_RECORDED',
  'BOUNDARY_INVALID',
  'BOUNDARY_NOT_ALLOWED',
] as const;
export type DirectoryRejection = (typeof DIRECTORY_REJECTIONS)[number];
