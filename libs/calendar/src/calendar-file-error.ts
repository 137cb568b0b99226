/** Stable codes of all errors in an operator's calendar settings. */
export type CalendarErrorCode =
  | 'CALENDAR_NOT_AN_OBJECT'
  | 'CALENDAR_FIELD_UNKNOWN'
  | 'CALENDAR_SOURCE_INVALID'
  | 'CALENDAR_LIST_INVALID'
  | 'CALENDAR_DATE_INVALID'
  | 'CALENDAR_DATE_CONFLICT'
  | 'CALENDAR_HOURS_INVALID';

/** Calendar settings that cannot be used. `message` is Chinese, for the operator. */
export class CalendarFileError extends Error {
  override readonly name = 'CalendarFileError';

  constructor(
    readonly code: CalendarErrorCode,
    /** Path of the offending value, for example `holidays[3]`; empty for the whole document. */
    readonly field: string,
    message: string,
  ) {
    super(message);
  }
}
