import {
  type CalendarOverrides,
  createWorkCalendar,
  dayOf,
  daysLater,
  localMinute,
  MINUTE_MS,
  parseInstant,
  startOfDate,
  type WorkCalendar,
  weekdayOf,
} from '#calendar';
import { createWhistleRules } from './rule-files.js';
import type { RuleKind, WhistleRulePack } from './rule-pack.js';
import { wordOf } from './rule-words.js';

const WEEKDAYS = ['周日', '周一', '周二', '周三', '周四', '周五', '周六'];

/** 2026-09-30 周三 16:40 */
export function localText(instant: string): string {
  const weekday = WEEKDAYS[weekdayOf(dayOf(parseInstant(instant)))] ?? '';
  return localMinute(instant).replace(' ', ` ${weekday} `);
}

/** The last workday before the next run of so many days off; undefined where none within a year. */
function eveOf(daysOff: number, from: string, calendar: WorkCalendar): string | undefined {
  for (let day = 0; day < 366; day++) {
    const date = daysLater(from, day);
    const off = Array.from({ length: daysOff }, (_, i) => daysLater(date, i + 1));
    if (calendar.isWorkday(date) && off.every((next) => !calendar.isWorkday(next))) return date;
  }
  return undefined;
}

/** So many minutes after local midnight, ISO 8601 UTC. */
const minutesInto = (date: string, minutes: number): string =>
  new Date(Date.parse(startOfDate(date)) + minutes * MINUTE_MS).toISOString();

/** An ordinary morning, and late afternoons before a weekend and before a holiday. */
function moments(calendar: WorkCalendar, today: string): string[] {
  let workday = today;
  while (!calendar.isWorkday(workday)) workday = daysLater(workday, 1);
  const eves = [eveOf(2, workday, calendar), eveOf(3, workday, calendar)];
  const late = eves.flatMap((date) =>
    date === undefined ? [] : [minutesInto(date, 16 * 60 + 40)],
  );
  return [...new Set([minutesInto(workday, 10 * 60), ...late])];
}

export interface ExampleDays {
  /** Local date from which examples are looked for. */
  readonly today: string;
  /** The operator's holidays. */
  readonly overrides: CalendarOverrides | undefined;
}

export interface DueExamples {
  readonly header: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

/** A table of when each clock of a kind would end, for whistles that start at a few moments. */
export function dueExamples(
  pack: WhistleRulePack,
  kind: RuleKind,
  { today, overrides }: ExampleDays,
): DueExamples | undefined {
  const steps = Object.keys(kind.limits);
  if (steps.length === 0) return undefined;
  const { workingHours } = pack;
  const known = overrides ? { overrides } : {};
  const calendar = createWorkCalendar({ ...known, ...(workingHours && { workingHours }) });
  const rules = createWhistleRules([{ ...pack, effectiveFrom: '2000-01-01' }], known);
  const rows = moments(calendar, today).map((startedAt) => {
    const found = rules.kindAt(kind.kind, startedAt);
    const ends = { ...found?.clocks, overall: found?.overall };
    return [
      localText(startedAt),
      ...steps.map((step) => {
        const clock = ends[step as keyof typeof ends];
        return clock ? `${localText(clock.dueAt)}${clock.provisional ? '（暂定）' : ''}` : '–';
      }),
    ];
  });
  return { header: ['派哨', ...steps.map(wordOf)], rows };
}
