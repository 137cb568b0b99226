/** Every reason for which a command on a meeting is refused. Stable: clients act on them. */
export const MEETING_REJECTIONS = [
  'MEETING_EXISTS',
  'MEETING_NOT_FOUND',
  'MEETING_OVER',
  'MEETING_HELD',
  'LEVEL_NOT_YOURS',
  'NOT_YOUR_ORGANISATION',
  'WHISTLE_REQUIRED',
  'WHISTLE_UNKNOWN',
  'WHISTLE_OF_ANOTHER_STREET',
  'WHISTLE_NOT_ON_AGENDA',
  'NOBODY_INVITED',
  'ORGANISATION_UNKNOWN',
  'NOBODY_ATTENDED',
  'DUE_BEFORE_MEETING',
  'EVIDENCE_UNKNOWN',
] as const;
export type MeetingRejection = (typeof MEETING_REJECTIONS)[number];
