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

/** `at`: ISO 8601 UTC with milliseconds, here and below. */
export interface OrganisationRegistered {
  readonly type: 'OrganisationRegistered';
  readonly data: { readonly at: string } & OrganisationDetails;
}
export interface OrganisationRenamed {
  readonly type: 'OrganisationRenamed';
  readonly data: { readonly at: string; readonly id: string; readonly name: string };
}
/** It takes no new part in anything; what it did stays its own. */
export interface OrganisationRetired {
  readonly type: 'OrganisationRetired';
  readonly data: { readonly at: string; readonly id: string };
}

export type DirectoryEvent = OrganisationRegistered | OrganisationRenamed | OrganisationRetired;
