import type { Boundary } from './boundary.js';
import type { Effective } from '../../dated.js';

/**
 * Whoever can be summoned: a department of the district, an agency stationed in a street (派出机构), a
 * property company (物业), a utility or operator (水电气热、通信), a committee member (社区吹哨、委员报到).
 */
export const RESPONDER_ORGANISATIONS = [
  'department',
  'stationed-agency',
  'company',
  'utility',
  'committee-member',
] as const;
export type ResponderOrganisation = (typeof RESPONDER_ORGANISATIONS)[number];

/** 单位的种类: the district itself, a street, a community of a street, and the responders. */
export const ORGANISATION_KINDS = [
  'district',
  'street',
  'community',
  ...RESPONDER_ORGANISATIONS,
] as const;
export type OrganisationKind = (typeof ORGANISATION_KINDS)[number];

/** What is known of an organisation when it is registered. */
export interface OrganisationDetails {
  /** Short and readable, chosen by the registrar, never changed: `street-xinhua`. */
  readonly id: string;
  readonly kind: OrganisationKind;
  /** As people call it, in Chinese: 新华街道. */
  readonly name: string;
  /** The street of a community; the street or department of a stationed agency. */
  readonly parent?: string;
  /** GB/T 2260 and its extensions: 6 digits, 3 for the street, 3 for the community. */
  readonly regionCode?: string;
  /** 统一社会信用代码, GB 32100: 18 characters. */
  readonly creditCode?: string;
}

/**
 * `at`: when it was recorded, ISO 8601 UTC with milliseconds, here and below. `effectiveFrom`: the
 * local date from which it counts; the local date of `at` where absent.
 */
export interface OrganisationRegistered {
  readonly type: 'OrganisationRegistered';
  readonly data: { readonly at: string } & OrganisationDetails & Effective;
}
export interface OrganisationRenamed {
  readonly type: 'OrganisationRenamed';
  readonly data: { readonly at: string; readonly id: string; readonly name: string } & Effective;
}
/** It takes no new part in anything; its history stays its own. */
export interface OrganisationRetired {
  readonly type: 'OrganisationRetired';
  readonly data: { readonly at: string; readonly id: string } & Effective;
}
/** 划转: it belongs to another street or department; to none where `parent` is absent. */
export interface OrganisationMoved {
  readonly type: 'OrganisationMoved';
  readonly data: { readonly at: string; readonly id: string; readonly parent?: string } & Effective;
}
/** 合并: those of `from` take no new part, and `into` succeeds them; their scores stay theirs. */
export interface OrganisationsMerged {
  readonly type: 'OrganisationsMerged';
  readonly data: {
    readonly at: string;
    readonly into: string;
    readonly from: readonly string[];
  } & Effective;
}
/** 拆分: it takes no new part, and several succeed it. */
export interface OrganisationSplit {
  readonly type: 'OrganisationSplit';
  readonly data: {
    readonly at: string;
    readonly id: string;
    readonly into: readonly string[];
  } & Effective;
}
/** 划定界线: where it lies from then on; nowhere in particular where `boundary` is absent. */
export interface OrganisationBoundaryDrawn {
  readonly type: 'OrganisationBoundaryDrawn';
  readonly data: {
    readonly at: string;
    readonly id: string;
    readonly boundary?: Boundary;
  } & Effective;
}
/** A change that was to begin on a future date is cancelled. */
export interface OrganisationChangeCancelled {
  readonly type: 'OrganisationChangeCancelled';
  readonly data: {
    readonly at: string;
    readonly id: string;
    /** The local date on which the change would have begun. */
    readonly cancels: string;
    readonly reason: string;
  };
}

export type DirectoryEvent =
  | OrganisationRegistered
  | OrganisationRenamed
  | OrganisationRetired
  | OrganisationMoved
  | OrganisationsMerged
  | OrganisationSplit
  | OrganisationBoundaryDrawn
  | OrganisationChangeCancelled;
