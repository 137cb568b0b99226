export { CalendarFileError, type CalendarErrorCode } from './calendar-file-error.js';
export { parseCalendarOverrides, type CalendarOverrides } from './calendar-overrides.js';
export { localIsoOf, instantOf, readInstant } from './inputs.js';
export type { DueTime, Limit, LimitUnit } from './due-time.js';
export { createWorkCalendar, type CalendarOptions, type WorkCalendar } from './work-calendar.js';
export type { Stretch, TimeReason } from './explain.js';
export type { WorkingHours } from './working-hours.js';
export {
  daysLater,
  endOfDate,
  firstDayOf,
  isLocalDate,
  isMonth,
  lastDayOf,
  localDate,
  localHour,
  localMinute,
  localMonth,
  monthOf,
  monthsLater,
  startOfDate,
} from './local-date.js';
export {
  DAY_MS,
  dayOf,
  formatDay,
  HOUR_MS,
  MINUTE_MS,
  parseDay,
  parseInstant,
  startOfDay,
  weekdayOf,
} from './local-time.js';
