import type { Effective } from '../../dated.js';
import type { Acting, OrganisationsOn } from '../../keepers.js';
import type { PersonDetails } from './people.events.js';

/** Enter a person; skipped where registered with the same content already. */
export interface RegisterPerson extends Effective {
  readonly type: 'RegisterPerson';
  readonly person: PersonDetails;
}
export interface ChangePersonDetails {
  readonly type: 'ChangePersonDetails';
  readonly id: string;
  readonly name: string;
  readonly phone?: string;
  readonly account?: string;
}
/** 调动: between organisations it is the administrator's; within one, the organisation's own. */
export interface MovePerson extends Effective {
  readonly type: 'MovePerson';
  readonly id: string;
  readonly organisation: string;
  readonly post?: string;
}
export interface RecordPersonLeft extends Effective {
  readonly type: 'RecordPersonLeft';
  readonly id: string;
}
export type PersonChange = RegisterPerson | ChangePersonDetails | MovePerson | RecordPersonLeft;

/** Several in order, all or none: a file of them. */
export interface ChangePeople {
  readonly type: 'ChangePeople';
  readonly changes: readonly PersonChange[];
}
export type PeopleCommand = PersonChange | ChangePeople;

export interface PeopleContext {
  /** ISO 8601 UTC with milliseconds. */
  readonly now: string;
  readonly acting: Acting;
  readonly organisations: OrganisationsOn;
}

/** Every reason for which a command on people is refused. Stable: clients act on them. */
export const PEOPLE_REJECTIONS = [
  'PERSON_ID_INVALID',
  'PERSON_NAME_INVALID',
  'PHONE_INVALID',
  'ACCOUNT_INVALID',
  'POST_INVALID',
  'PERSON_EXISTS',
  'PERSON_NOT_FOUND',
  'ORGANISATION_UNKNOWN',
  'NOT_YOUR_ORGANISATION',
  'EFFECTIVE_DATE_INVALID',
  'EFFECTIVE_TOO_EARLY',
  'PAST_NEEDS_REASON',
  'CHANGE_RECORDED',
] as const;
export type PeopleRejection = (typeof PEOPLE_REJECTIONS)[number];
