import { createWorkCalendar, type Limit, type LimitUnit } from '#calendar';

const calendar = createWorkCalendar();
const at = (local: string) => new Date(`${local.replace(' ', 'T')}:00.000+08:00`).toISOString();
const limit = (value: number, unit: LimitUnit): Limit => ({ value, unit });
const certain = (local: string) => ({ dueAt: at(local), provisional: false });
const HOUR = 3_600_000;

describe('given a limit in an elapsed unit', () => {
  it('when it starts at night on a weekend, then it runs at once', () => {
    const start = at('2026-11-21 23:50');
    expect(calendar.dueTime(start, limit(30, '分钟'))).toEqual(certain('2026-11-22 00:20'));
    expect(calendar.dueTime(start, limit(24, '小时'))).toEqual(certain('2026-11-22 23:50'));
    expect(calendar.dueTime(start, limit(0.5, '小时'))).toEqual(certain('2026-11-22 00:20'));
  });
});

describe('given a limit in 工作时', () => {
  it.each([
    ['in the morning', '2026-11-20 09:20', 1, '2026-11-20 10:20'],
    ['over lunch', '2026-11-20 11:30', 1, '2026-11-20 14:00'],
    ['before opening', '2026-11-20 06:00', 1, '2026-11-20 10:00'],
    ['late on Friday', '2026-11-20 17:00', 1, '2026-11-23 09:30'],
    ['before Spring Festival', '2026-02-14 17:00', 1, '2026-02-24 09:30'],
    ['on a worked Saturday', '2026-02-28 09:00', 3, '2026-02-28 12:00'],
  ])('when it starts %s, then only working hours count', (_, start, hours, due) => {
    expect(calendar.dueTime(at(start), limit(hours, '工作时'))).toEqual(certain(due));
  });
});

describe('given a limit in 工作日', () => {
  it.each([
    ['a weekday', '2026-11-16 09:00', 3, '2026-11-19 17:30'],
    ['the last minute of a day', '2026-11-16 23:59', 1, '2026-11-17 17:30'],
    ['the first minute of a day', '2026-11-17 00:00', 1, '2026-11-18 17:30'],
    ['a Friday', '2026-11-20 09:00', 1, '2026-11-23 17:30'],
    ['a Saturday', '2026-11-21 09:00', 1, '2026-11-23 17:30'],
    ['before Spring Festival', '2026-02-13 10:00', 2, '2026-02-24 17:30'],
    ['before National Day 2025', '2025-09-30 10:00', 3, '2025-10-11 17:30'],
    ['today (当日)', '2026-11-20 10:00', 0, '2026-11-20 17:30'],
    ['today after hours', '2026-11-20 18:00', 0, '2026-11-23 17:30'],
    ['today on a day off', '2026-11-21 10:00', 0, '2026-11-23 17:30'],
  ])('when it starts on %s, then it ends at the close of business', (_, start, days, due) => {
    expect(calendar.dueTime(at(start), limit(days, '工作日'))).toEqual(certain(due));
  });
});

describe('given a limit in 自然日', () => {
  it.each([
    ['the start day is not counted', '2026-11-16 09:00', 1, '2026-11-18 00:00'],
    ['nor is its last minute', '2026-11-16 23:59', 1, '2026-11-18 00:00'],
    ['a last day off is not moved', '2026-11-20 09:00', 2, '2026-11-23 00:00'],
    ['Spring Festival counts', '2026-02-14 09:00', 7, '2026-02-22 00:00'],
    ['0 is the end of today', '2026-11-20 09:00', 0, '2026-11-21 00:00'],
  ])('when counted, then %s', (_, start, days, due) => {
    expect(calendar.dueTime(at(start), limit(days, '自然日'))).toEqual(certain(due));
  });
});

describe('given a limit that makes no sense', () => {
  it.each([limit(-1, '小时'), limit(NaN, '分钟'), limit(1.5, '工作日'), limit(0.5, '自然日')])(
    'when it is %j, then it is refused',
    (impossible) => {
      expect(() => calendar.dueTime(at('2026-11-20 09:00'), impossible)).toThrow(RangeError);
    },
  );
});

describe('given a clock that stood still', () => {
  const threeDays = limit(3, '工作日');
  const due = calendar.dueTime(at('2026-11-17 09:00'), threeDays); // Friday 2026-11-20 17:30

  it('when the pause holds a holiday, then only its working days count', () => {
    const start = at('2026-09-29 09:00');
    const hours = limit(14, '工作时');
    const before = calendar.dueTime(start, hours);
    expect(before).toEqual(certain('2026-09-30 17:30'));
    const moved = calendar.postpone(before, hours, at('2026-09-30 09:00'), at('2026-10-08 12:00'));
    // Stood still for seven hours on 30 September and three on 8 October.
    expect(moved).toEqual(certain('2026-10-09 12:00'));
  });

  it('when the unit is elapsed, then the whole pause counts', () => {
    const day = limit(24, '小时');
    const before = calendar.dueTime(at('2026-11-20 16:00'), day);
    const moved = calendar.postpone(before, day, at('2026-11-20 17:00'), at('2026-11-23 09:00'));
    expect(moved).toEqual(certain('2026-11-24 08:00'));
  });

  it('when a 自然日 limit is paused for two hours, then it moves by two hours', () => {
    const day = limit(1, '自然日');
    const before = calendar.dueTime(at('2026-11-20 16:00'), day);
    const moved = calendar.postpone(before, day, at('2026-11-20 17:00'), at('2026-11-20 19:00'));
    expect(moved).toEqual(certain('2026-11-22 02:00'));
  });

  it.each([
    ['has no length', '2026-11-19 10:00', '2026-11-19 10:00'],
    ['lies outside working hours', '2026-11-18 18:00', '2026-11-19 08:00'],
    ['begins at the due time', '2026-11-20 17:30', '2026-11-24 10:00'],
    ['begins after the due time', '2026-11-23 09:00', '2026-11-24 10:00'],
  ])('when the pause %s, then nothing moves', (_, from, to) => {
    expect(calendar.postpone(due, threeDays, at(from), at(to))).toEqual(due);
  });
});

describe('given dates whose holidays are not published', () => {
  const known = createWorkCalendar({
    overrides: { source: '测试', horizon: '2100-12-31', holidays: [], workdays: [] },
  });
  const year = Number(calendar.horizon.slice(0, 4));
  const start = at(`${year}-12-30 10:00`);
  const start7 = new Date(Date.parse(start) + 7 * 24 * HOUR).toISOString();

  it.each([limit(10, '工作日'), limit(60, '工作时')])(
    'when %j reaches beyond the horizon, then it is provisional',
    (working) => {
      expect(calendar.dueTime(start, working).provisional).toBe(true);
      expect(known.dueTime(start, working).provisional).toBe(false);
    },
  );

  it('when a limit starts and ends within the horizon, then it is certain', () => {
    const last = { value: 1, unit: '工作时' } as const;
    const opening = at(`${year}-12-31 00:00`);
    const { dueAt, provisional } = calendar.dueTime(opening, last);
    expect(provisional).toBe(dueAt > at(`${year}-12-31 23:59`));
  });

  it.each([limit(90, '分钟'), limit(999, '小时'), limit(30, '自然日')])(
    'when %j reaches there, then it is certain all the same',
    (natural) => {
      const due = calendar.dueTime(start, natural);
      expect(due.provisional).toBe(false);
      expect(calendar.postpone(due, natural, start, start7).provisional).toBe(false);
    },
  );

  it('when a pause carries a certain due time there, then it becomes provisional', () => {
    const hours = limit(1, '工作时');
    const due = calendar.dueTime(at(`${year}-12-01 09:00`), hours);
    expect(due.provisional).toBe(false);
    const late = at(`${year + 1}-02-01 09:00`);
    const moved = calendar.postpone(due, hours, at(`${year}-11-30 09:00`), late);
    expect(moved.provisional).toBe(true);
  });

  it('when business closes at 24:00 of the last known day, then that is still certain', () => {
    const allDay = createWorkCalendar({
      workingHours: [['00:00', '24:00']],
      overrides: { source: '测试', horizon: '2099-12-31', holidays: [], workdays: ['2099-12-31'] },
    });
    expect(allDay.dueTime(at('2099-12-30 10:00'), limit(1, '工作日'))).toEqual(
      certain('2100-01-01 00:00'),
    );
  });
});

describe('given a due time that is extended', () => {
  const extended = (due: string, unit: LimitUnit, extension: Limit) =>
    calendar.extend(certain(due), limit(1, unit), extension);

  it.each<[string, LimitUnit, string, Limit, string]>([
    ['the close of Friday', '工作日', '2026-11-20 17:30', limit(2, '工作日'), '2026-11-24 17:30'],
    ['a time of day', '工作日', '2026-11-23 12:00', limit(1, '工作日'), '2026-11-24 12:00'],
    [
      'the close over a holiday',
      '工作日',
      '2026-09-30 17:30',
      limit(1, '工作日'),
      '2026-10-08 17:30',
    ],
    ['24:00 of Friday', '自然日', '2026-11-21 00:00', limit(2, '自然日'), '2026-11-23 00:00'],
    ['24:00, by workdays', '自然日', '2026-11-21 00:00', limit(1, '工作日'), '2026-11-23 17:30'],
    ['working hours', '工作时', '2026-11-20 17:00', limit(1, '工作时'), '2026-11-23 09:30'],
    ['working time by hours', '工作日', '2026-11-20 17:30', limit(2, '小时'), '2026-11-23 11:00'],
    [
      'working time to a day off',
      '工作日',
      '2026-11-20 17:30',
      limit(1, '自然日'),
      '2026-11-23 17:30',
    ],
    ['elapsed hours', '小时', '2026-11-20 23:00', limit(2, '小时'), '2026-11-21 01:00'],
    [
      'an hour of night by a workday',
      '小时',
      '2026-11-21 03:00',
      limit(1, '工作日'),
      '2026-11-23 17:30',
    ],
  ])('when it is %s, then that length of time is added', (...[, unit, due, extension, to]) => {
    expect(extended(due, unit, extension)).toEqual(certain(to));
  });

  it('when business closes at 24:00, then so does the extended day', () => {
    const allDay = createWorkCalendar({ workingHours: [['00:00', '24:00']] });
    const due = allDay.dueTime(at('2026-11-19 10:00'), limit(1, '工作日'));
    expect(due).toEqual(certain('2026-11-21 00:00'));
    expect(allDay.extend(due, limit(1, '工作日'), limit(1, '工作日'))).toEqual(
      certain('2026-11-24 00:00'),
    );
  });

  it('when workdays carry elapsed time beyond the horizon, then it stays provisional when moved', () => {
    const hours = limit(24, '小时');
    const late = calendar.extend(certain('2100-01-01 10:00'), hours, limit(5, '工作日'));
    expect(late.provisional).toBe(true);
    const moved = calendar.postpone(late, hours, at('2100-01-01 09:00'), at('2100-01-01 11:00'));
    expect(moved.provisional).toBe(true);
  });
});
