import { createWorkCalendar } from '#calendar';

const calendar = createWorkCalendar();
/** A local time of Asia/Shanghai as the ISO UTC text the calendar answers with. */
const at = (local: string) => new Date(`${local.replace(' ', 'T')}:00.000+08:00`).toISOString();
const HOUR = 3_600_000;

function datesBetween(from: string, to: string): string[] {
  const dates: string[] = [];
  for (let ms = Date.parse(from); ms <= Date.parse(to); ms += 24 * HOUR) {
    dates.push(new Date(ms).toISOString().slice(0, 10));
  }
  return dates;
}

describe('given the notices for 2025 (国办发明电〔2024〕12号) and 2026 (国办发明电〔2025〕7号)', () => {
  it.each([
    ['2025-01-01', '2025-01-01'],
    ['2025-01-28', '2025-02-04'],
    ['2025-04-04', '2025-04-06'],
    ['2025-05-01', '2025-05-05'],
    ['2025-05-31', '2025-06-02'],
    ['2025-10-01', '2025-10-08'],
    ['2026-01-01', '2026-01-03'],
    ['2026-02-15', '2026-02-23'],
    ['2026-04-04', '2026-04-06'],
    ['2026-05-01', '2026-05-05'],
    ['2026-06-19', '2026-06-21'],
    ['2026-09-25', '2026-09-27'],
    ['2026-10-01', '2026-10-07'],
  ])('when asked about %s to %s, then every day is off', (from, to) => {
    expect(datesBetween(from, to).filter((date) => calendar.isWorkday(date))).toEqual([]);
  });

  it.each([2025, 2026])('when the weekends of %i are listed, then only 调休 are worked', (year) => {
    const worked = datesBetween(`${year}-01-01`, `${year}-12-31`).filter(
      (date) => [0, 6].includes(new Date(date).getUTCDay()) && calendar.isWorkday(date),
    );
    const makeUp = {
      2025: ['2025-01-26', '2025-02-08', '2025-04-27', '2025-09-28', '2025-10-11'],
      2026: ['2026-01-04', '2026-02-14', '2026-02-28', '2026-05-09', '2026-09-20', '2026-10-10'],
    };
    expect(worked).toEqual(makeUp[year as 2025 | 2026]);
  });

  it('when the weekdays off are counted, then no others are off', () => {
    const off = (year: number) =>
      datesBetween(`${year}-01-01`, `${year}-12-31`).filter(
        (date) => ![0, 6].includes(new Date(date).getUTCDay()) && !calendar.isWorkday(date),
      ).length;
    expect([off(2025), off(2026)]).toEqual([18, 19]);
  });
});

describe('given dates outside the published years', () => {
  it('when before 2004, then they are plain weekends', () => {
    expect(calendar.isWorkday('2003-10-01')).toBe(true);
    expect(calendar.isWorkday('2003-10-04')).toBe(false);
    expect(calendar.dueTime(at('2003-10-01 09:00'), { value: 1, unit: '工作日' })).toEqual({
      dueAt: at('2003-10-02 17:30'),
      provisional: false,
    });
  });

  it('when asked for the horizon, then it ends a year, and National Day after it looks worked', () => {
    expect(calendar.horizon).toMatch(/^\d{4}-12-31$/);
    expect(calendar.horizon >= '2026-12-31').toBe(true);
    const next = Number(calendar.horizon.slice(0, 4)) + 1;
    const nationalDays = datesBetween(`${next}-10-01`, `${next}-10-07`);
    expect(nationalDays.filter((date) => calendar.isWorkday(date))).toHaveLength(5);
  });

  it('when the date does not exist, then it is refused', () => {
    expect(() => calendar.isWorkday('2026-02-30')).toThrow(RangeError);
    expect(() => calendar.isWorkday('2026-2-3')).toThrow(RangeError);
  });
});

describe('given working hours 09:00–12:00 and 13:30–17:30', () => {
  it.each([
    ['within the morning', '2026-11-20 09:30', '2026-11-20 11:00', 1.5],
    ['across lunch', '2026-11-20 11:00', '2026-11-20 14:00', 1.5],
    ['within lunch', '2026-11-20 12:10', '2026-11-20 13:20', 0],
    ['across midnight', '2026-11-19 17:00', '2026-11-20 09:15', 0.75],
    ['from midnight to midnight', '2026-11-20 00:00', '2026-11-21 00:00', 7],
    ['across a weekend', '2026-11-20 17:00', '2026-11-23 09:30', 1],
    ['across a worked Saturday', '2026-02-13 17:30', '2026-02-24 09:00', 7],
    ['backwards', '2026-11-20 11:00', '2026-11-20 09:30', 0],
  ])('when measured %s, then only working time counts', (_, from, to, hours) => {
    expect(calendar.workingMsBetween(at(from), at(to))).toBe(hours * HOUR);
  });

  it.each([
    ['ends exactly at the close, then it is the close', '2026-11-20 11:00', 1, '2026-11-20 12:00'],
    ['passes lunch, then it goes on after it', '2026-11-20 11:30', 1, '2026-11-20 14:00'],
    ['starts at night, then it counts from opening', '2026-11-19 22:00', 1, '2026-11-20 10:00'],
    ['is nothing, then the start stays', '2026-11-21 22:00', 0, '2026-11-21 22:00'],
    [
      'spans years, then every notice counts',
      '2024-01-01 00:00',
      7 * (251 + 248 + 248),
      '2026-12-31 17:30',
    ],
  ])('when the time added %s', (_, from, hours, to) => {
    expect(calendar.addWorkingMs(at(from), hours * HOUR)).toBe(at(to));
  });

  it('when the time added is negative or endless, then it is refused', () => {
    expect(() => calendar.addWorkingMs(at('2026-11-20 09:00'), -1)).toThrow(RangeError);
    expect(() => calendar.addWorkingMs(at('2026-11-20 09:00'), Infinity)).toThrow(RangeError);
  });

  it('when an instant has no offset, then it is refused', () => {
    expect(() => calendar.addWorkingMs('2026-11-20T09:00:00', 1)).toThrow(RangeError);
    expect(() => calendar.addWorkingMs('2026-11-20', 1)).toThrow(RangeError);
  });

  it('when other zones change to summer time, then nothing moves here', () => {
    for (const date of ['2026-03-29', '2026-07-01', '2026-10-25']) {
      const [from, to] = [at(`${date} 00:00`), at(`${date} 12:00`)];
      expect(Date.parse(to) - Date.parse(from)).toBe(12 * HOUR);
    }
    expect(calendar.workingMsBetween(at('2026-07-01 00:00'), at('2026-07-02 00:00'))).toBe(
      7 * HOUR,
    );
    expect(calendar.addWorkingMs('2026-07-01T03:00:00+02:00', HOUR)).toBe(at('2026-07-01 10:00'));
  });
});

describe('given a deadline and a warning some workdays before it', () => {
  it.each([
    ['the day before', '2026-11-20 17:30', 1, '2026-11-19 17:30'],
    ['over a weekend', '2026-11-23 10:15', 1, '2026-11-20 10:15'],
    ['over National Day', '2026-10-09 17:30', 2, '2026-09-30 17:30'],
    ['onto a worked Saturday', '2026-02-24 17:30', 1, '2026-02-14 17:30'],
    ['from 24:00 of a Sunday', '2026-11-23 00:00', 1, '2026-11-20 00:00'],
    ['none at all', '2026-11-22 10:00', 0, '2026-11-22 10:00'],
  ])('when it lies %s, then the time of day stays', (_, due, n, warning) => {
    expect(calendar.workdaysBefore(at(due), n)).toBe(at(warning));
  });

  it('when the count is no whole number, then it is refused', () => {
    expect(() => calendar.workdaysBefore(at('2026-11-20 17:30'), 0.5)).toThrow(RangeError);
    expect(() => calendar.workdaysBefore(at('2026-11-20 17:30'), -1)).toThrow(RangeError);
  });
});

describe('given time that is to be explained', () => {
  const told = (from: string, to: string, of = calendar) =>
    of.explain(at(from), at(to)).map(({ from: since, why, name }) => [since, why, name]);

  it('when it spans a night, a lunch and a weekend, then each is told once', () => {
    expect(told('2026-11-20 11:00', '2026-11-23 10:00')).toEqual([
      [at('2026-11-20 11:00'), 'working-hours', undefined],
      [at('2026-11-20 12:00'), 'break', undefined],
      [at('2026-11-20 13:30'), 'working-hours', undefined],
      [at('2026-11-20 17:30'), 'night', undefined],
      [at('2026-11-21 00:00'), 'weekend', undefined],
      [at('2026-11-23 00:00'), 'night', undefined],
      [at('2026-11-23 09:00'), 'working-hours', undefined],
    ]);
  });

  it('when it spans a holiday and its make-up day, then they are named', () => {
    const names = told('2026-10-01 00:00', '2026-10-12 00:00');
    expect(names[0]).toEqual([at('2026-10-01 00:00'), 'holiday', '国庆节']);
    expect(names).toContainEqual([at('2026-10-10 09:00'), 'make-up-workday', '国庆节']);
    expect(names.at(-1)).toEqual([at('2026-10-11 00:00'), 'weekend', undefined]);
  });

  it('when an operator has named a day, then its source is told', () => {
    const source = '区政府通知';
    const overrides = { source, holidays: ['2026-11-20'], workdays: ['2026-11-21'] };
    const own = createWorkCalendar({ overrides });
    expect(told('2026-11-20 10:00', '2026-11-21 12:00', own)).toEqual([
      [at('2026-11-20 10:00'), 'holiday', source],
      [at('2026-11-21 00:00'), 'night', undefined],
      [at('2026-11-21 09:00'), 'make-up-workday', source],
    ]);
  });

  it('when the end is not after the start, then there is nothing to tell', () => {
    expect(told('2026-11-20 11:00', '2026-11-20 11:00')).toEqual([]);
    expect(told('2026-11-20 11:00', '2026-11-19 11:00')).toEqual([]);
  });
});

describe('given working time before an instant', () => {
  it.each([
    ['within the afternoon', '2026-11-20 17:30', 2, '2026-11-20 15:30'],
    ['over lunch', '2026-11-20 14:00', 1, '2026-11-20 11:30'],
    ['to the opening', '2026-11-23 10:00', 1, '2026-11-23 09:00'],
    ['over a weekend', '2026-11-23 09:30', 1, '2026-11-20 17:00'],
    ['from a day off', '2026-11-22 10:00', 1, '2026-11-20 16:30'],
    ['none at all', '2026-11-22 10:00', 0, '2026-11-22 10:00'],
  ])('when it is %s, then it is counted back', (_, to, hours, from) => {
    expect(calendar.workingMsBefore(at(to), hours * HOUR)).toBe(at(from));
    expect(calendar.workingMsBetween(at(from), at(to))).toBe(hours * HOUR);
  });

  it('when the length is impossible, then it is refused', () => {
    expect(() => calendar.workingMsBefore(at('2026-11-20 09:00'), -1)).toThrow(RangeError);
  });
});
