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
