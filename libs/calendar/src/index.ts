export { CalendarFileError, type CalendarErrorCode } from './calendar-file-error.js';
export { parseCalendarOverrides, type CalendarOverrides } from './calendar-overrides.js';
export { inShanghai, instantOf, isMonth, monthsLater, readInstant } from './inputs.js';
export type { DueTime, Limit, LimitUnit } from './due-time.js';
export { createWorkCalendar, type CalendarOptions, type WorkCalendar } from './work-calendar.js';
export type { Stretch, TimeReason } from './explain.js';
export type { WorkingHours } from './working-hours.js';
export { dayOf, formatDay, parseDay, parseInstant, startOfDay } from './local-time.js';
