import {
  CalendarFileError,
  createWorkCalendar,
  parseCalendarOverrides,
  type WorkingHours,
} from '#calendar';

const file = {
  source: '市政府通知',
  horizon: '2099-12-31',
  holidays: ['2099-01-01', '2026-11-23'],
  workdays: ['2099-01-03', '2026-11-22', '2026-10-01'],
};

function refusal(act: () => unknown): CalendarFileError {
  try {
    act();
  } catch (error) {
    if (error instanceof CalendarFileError) return error;
    throw error;
  }
  throw new Error('expected a CalendarFileError');
}

describe('given an operator’s calendar file', () => {
  const calendar = createWorkCalendar({ overrides: parseCalendarOverrides(file) });

  it('when it names dates, then they win over the package', () => {
    const dates = [...file.holidays, ...file.workdays];
    expect(dates.map((date) => calendar.isWorkday(date))).toEqual([false, false, true, true, true]);
    expect(calendar.isWorkday('2026-10-02')).toBe(false);
  });

  it('when it raises the horizon, then due times up to there are certain', () => {
    expect(calendar.horizon).toBe('2099-12-31');
    const due = calendar.dueTime('2098-12-31T02:00:00.000Z', { value: 1, unit: '工作日' });
    expect(due).toEqual({ dueAt: '2099-01-02T09:30:00.000Z', provisional: false });
  });

  it('when its horizon is older than the package’s or absent, then the package’s stands', () => {
    const { horizon } = createWorkCalendar();
    const bare = { source: '通知', holidays: [], workdays: [] };
    for (const json of [bare, { ...bare, horizon: '2020-12-31' }]) {
      const overrides = parseCalendarOverrides(json);
      expect(createWorkCalendar({ overrides }).horizon).toBe(horizon);
    }
  });
});

describe('given a calendar file with a mistake', () => {
  it.each([
    ['a list', [], 'CALENDAR_NOT_AN_OBJECT', ''],
    ['null', null, 'CALENDAR_NOT_AN_OBJECT', ''],
    ['a misspelt field', { ...file, holiday: [] }, 'CALENDAR_FIELD_UNKNOWN', 'holiday'],
    ['no source', { ...file, source: ' ' }, 'CALENDAR_SOURCE_INVALID', 'source'],
    ['no list', { ...file, workdays: undefined }, 'CALENDAR_LIST_INVALID', 'workdays'],
    ['a number', { ...file, holidays: [20270101] }, 'CALENDAR_DATE_INVALID', 'holidays[0]'],
    ['30 February', { ...file, holidays: ['2027-02-30'] }, 'CALENDAR_DATE_INVALID', 'holidays[0]'],
    ['a bad horizon', { ...file, horizon: '2027' }, 'CALENDAR_DATE_INVALID', 'horizon'],
    ['both', { ...file, workdays: ['2099-01-01'] }, 'CALENDAR_DATE_CONFLICT', 'workdays[0]'],
  ])('when it is or holds %s, then it is refused by name', (_, json, code, field) => {
    const error = refusal(() => parseCalendarOverrides(json));
    expect([error.code, error.field]).toEqual([code, field]);
    expect(error.message).toMatch(/\p{Script=Han}/u);
  });
});

describe('given working hours', () => {
  const due = (workingHours: WorkingHours) =>
    createWorkCalendar({ workingHours }).dueTime('2026-11-19T02:00:00.000Z', {
      value: 1,
      unit: '工作日',
    }).dueAt;

  it('when they end at another hour, then so does the workday', () => {
    expect(due([['08:30', '18:00']])).toBe('2026-11-20T10:00:00.000Z');
    expect(due([['00:00', '24:00']])).toBe('2026-11-20T16:00:00.000Z');
  });

  it.each<[string, WorkingHours, string]>([
    ['empty', [], 'workingHours'],
    ['no time', [['9:00', '12:00']], 'workingHours[0]'],
    ['backwards', [['12:00', '09:00']], 'workingHours[0]'],
    [
      'overlapping',
      [
        ['09:00', '12:00'],
        ['11:00', '17:00'],
      ],
      'workingHours[1]',
    ],
  ])('when they are %s, then they are refused by name', (_, hours, field) => {
    const error = refusal(() => due(hours));
    expect([error.code, error.field]).toEqual(['CALENDAR_HOURS_INVALID', field]);
  });
});
