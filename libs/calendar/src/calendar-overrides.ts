import { CalendarFileError } from './calendar-file-error.js';
import { parseDay } from './local-time.js';

/**
 * An operator's corrections of the built-in calendar: a notice just published, a local holiday. All
 * dates are local, `YYYY-MM-DD`.
 */
export interface CalendarOverrides {
  /** Where the dates come from, for example the number of the State Council's notice. */
  readonly source: string;
  /** Last date whose holidays are known from here. It can only extend the built-in one. */
  readonly horizon?: string;
  /** Dates off, whatever the built-in calendar says. */
  readonly holidays: readonly string[];
  /** Dates worked, whatever the built-in calendar says; above all make-up weekends (调休). */
  readonly workdays: readonly string[];
}

const FIELDS = ['source', 'horizon', 'holidays', 'workdays'];

/**
 * Reads an operator's calendar file (already parsed JSON): `{ "source": "…", "horizon"?:
 * "2027-12-31", "holidays": ["2027-01-01"], "workdays": [] }`. Unknown fields are refused, because
 * a misspelt one would be ignored silently.
 *
 * @throws CalendarFileError naming the field
 */
export function parseCalendarOverrides(json: unknown): CalendarOverrides {
  if (!isRecord(json)) {
    throw new CalendarFileError('CALENDAR_NOT_AN_OBJECT', '', '日历文件应为一个 JSON 对象');
  }
  const unknown = Object.keys(json).find((key) => !FIELDS.includes(key));
  if (unknown !== undefined) {
    throw new CalendarFileError('CALENDAR_FIELD_UNKNOWN', unknown, `日历文件没有字段“${unknown}”`);
  }
  const { horizon } = json;
  const holidays = parseDates(json['holidays'], 'holidays');
  const workdays = parseDates(json['workdays'], 'workdays');
  refuseConflict(holidays, workdays);
  return {
    source: parseSource(json['source']),
    ...(horizon === undefined ? {} : { horizon: parseDate(horizon, 'horizon') }),
    holidays,
    workdays,
  };
}

function isRecord(json: unknown): json is Record<string, unknown> {
  return typeof json === 'object' && json !== null && !Array.isArray(json);
}

function parseSource(value: unknown): string {
  if (typeof value !== 'string' || value.trim() === '') {
    throw new CalendarFileError('CALENDAR_SOURCE_INVALID', 'source', '“source”应写明日期的出处');
  }
  return value;
}

function parseDates(value: unknown, field: string): readonly string[] {
  if (!Array.isArray(value)) {
    throw new CalendarFileError('CALENDAR_LIST_INVALID', field, `“${field}”应为日期列表`);
  }
  return value.map((date, index) => parseDate(date, `${field}[${index}]`));
}

function parseDate(value: unknown, field: string): string {
  if (typeof value !== 'string' || parseDay(value) === undefined) {
    const message = `“${field}”应为存在的日期，格式 YYYY-MM-DD`;
    throw new CalendarFileError('CALENDAR_DATE_INVALID', field, message);
  }
  return value;
}

function refuseConflict(holidays: readonly string[], workdays: readonly string[]): void {
  const off = new Set(holidays);
  const index = workdays.findIndex((date) => off.has(date));
  if (index < 0) return;
  throw new CalendarFileError(
    'CALENDAR_DATE_CONFLICT',
    `workdays[${index}]`,
    `${workdays[index]} 同时列为休息日和工作日`,
  );
}
