/** Every reason for which a command on a duty roster is refused. Stable: clients act on them. */
export const ROSTER_REJECTIONS = [
  'ORGANISATION_UNKNOWN',
  'NOT_YOUR_ORGANISATION',
  'POST_INVALID',
  'DUTY_ENDS_TOO_EARLY',
  'DUTY_TOO_LONG',
  'DUTY_OUTSIDE_MONTH',
  'DUTY_OVERLAPS',
  'DUTY_NOT_FOUND',
  'PERSON_WORKS_ELSEWHERE',
  'PAST_NEEDS_REASON',
  'REASON_REQUIRED',
  'CHANGE_RECORDED',
] as const;
export type RosterRejection = (typeof ROSTER_REJECTIONS)[number];
