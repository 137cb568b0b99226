import { createWorkCalendar, dayOf, formatDay, parseDay } from '#calendar';

/** A moment to which the clock is set, and why that one. */
export interface Moment {
  readonly name: string;
  /** Milliseconds of the epoch. */
  readonly at: number;
  /** Played by every run of the gate; the others by `npm run test:days`. */
  readonly gate?: boolean;
}

const DAY = 86_400_000;
const calendar = createWorkCalendar();

const local = (date: string, time = '10:00'): number => Date.parse(`${date}T${time}:00+08:00`);
const shifted = (date: string, days: number): string => formatDay(parseDay(date)! + days);

/** The first date from this one on, forwards or backwards, that is so. */
function nearest(from: string, step: 1 | -1, isSo: (date: string) => boolean): string {
  for (let days = 0; days < 800; days++) {
    const date = shifted(from, step * days);
    if (isSo(date)) return date;
  }
  throw new RangeError(`none near ${from}`);
}

const isSaturday = (date: string): boolean => new Date(`${date}T00:00Z`).getUTCDay() === 6;
const isOff = (date: string): boolean => !calendar.isWorkday(date);

/** The last workday before a holiday and its last day off, by the notice. */
function holiday(name: string, first: string): Moment[] {
  const last = shifted(
    nearest(first, 1, (date) => calendar.isWorkday(date)),
    -1,
  );
  return [
    {
      name: `the eve of ${name}`,
      at: local(
        nearest(first, -1, (date) => !isOff(date)),
        '16:30',
      ),
    },
    { name: `the end of ${name}`, at: local(last, '20:00') },
  ];
}

/** The days on which something about dates is different; the fixed ones lie on either side of now. */
export function moments(now: number): readonly Moment[] {
  const today = formatDay(dayOf(now));
  const year = today.slice(0, 4);
  const { horizon } = calendar;
  const published = horizon.slice(0, 4);
  const makeUp = nearest(horizon, -1, (date) => isSaturday(date) && calendar.isWorkday(date));
  return [
    { name: 'now', at: now },
    ...Array.from({ length: 10 }, (_, index) => ({
      name: `${index + 1} days ahead`,
      at: now + (index + 1) * DAY,
    })),
    { name: '40 days ahead', at: now + 40 * DAY },
    { name: '400 days ahead', at: now + 400 * DAY },
    { name: '31 December', at: local(`${year}-12-31`) },
    { name: '1 January', at: local(`${Number(year) + 1}-01-01`) },
    ...holiday('春节', nearest(`${published}-02-15`, 1, isOff)),
    ...holiday('国庆', `${published}-10-01`),
    { name: 'the eve of 春节 2027', at: local('2027-02-05', '16:30') },
    { name: 'the end of 国庆 2027', at: local('2027-10-07', '20:00') },
    { name: 'a make-up Saturday', at: local(makeUp) },
    { name: '29 February 2028', at: local('2028-02-29'), gate: true },
    { name: 'the last day of the known calendar', at: local(horizon, '23:00') },
    { name: 'the day after it', at: local(shifted(horizon, 1), '09:30'), gate: true },
    { name: 'before midnight in Shanghai', at: local(shifted(today, 1), '23:59') },
    { name: 'after midnight in Shanghai', at: local(shifted(today, 4), '00:01') },
    { name: 'before midnight in UTC', at: local(shifted(today, 2), '07:59') },
    { name: 'after midnight in UTC', at: local(shifted(today, 3), '08:01') },
  ];
}
