import { createWorkCalendar, type Limit } from '#calendar';

const calendar = createWorkCalendar();
const at = (local: string) => new Date(`${local.replace(' ', 'T')}:00.000+08:00`).toISOString();
const certain = (local: string) => ({ dueAt: at(local), provisional: false });
const threeDays: Limit = { value: 3, unit: '工作日' };
const oneHour: Limit = { value: 1, unit: '工作时' };

describe('given the traps that others fell into', () => {
  it('Signalen: working days ignore holidays: when a limit spans National Day, then only workdays count', () => {
    // Off from 1 to 7 October; Saturday the 10th is worked for it.
    expect(calendar.dueTime(at('2026-09-30 10:00'), threeDays)).toEqual(
      certain('2026-10-10 17:30'),
    );
    expect(calendar.workingMsBetween(at('2026-10-01 00:00'), at('2026-10-08 00:00'))).toBe(0);
    expect(calendar.isWorkday('2026-10-10')).toBe(true);
  });

  it('chinese-calendar 125 and 17: when New Year is made up for in the year before, then it is worked', () => {
    // 国办发明电〔2005〕35号 and 〔2006〕49号.
    const made = ['2005-12-31', '2006-12-30', '2006-12-31'];
    expect(made.filter((date) => !calendar.isWorkday(date))).toEqual([]);
    const off = ['2006-01-01', '2006-01-02', '2006-01-03', '2007-01-02', '2007-01-03'];
    expect(off.filter((date) => calendar.isWorkday(date))).toEqual([]);
  });

  it('GLPI 12167: when acknowledged outside hours, then no working time has passed', () => {
    const dispatched = at('2026-11-20 18:10');
    const acknowledged = at('2026-11-21 20:00');
    expect(calendar.workingMsBetween(dispatched, acknowledged)).toBe(0);
    expect(calendar.dueTime(dispatched, oneHour)).toEqual(certain('2026-11-23 10:00'));
    // What follows the acknowledgement counts from the next opening, not from the evening.
    expect(calendar.dueTime(acknowledged, { value: 2, unit: '工作时' })).toEqual(
      certain('2026-11-23 11:00'),
    );
  });

  it('GLPI 10594: when the pause holds a weekend, then the weekend is counted once', () => {
    const due = calendar.dueTime(at('2026-11-17 09:00'), threeDays);
    const moved = calendar.postpone(due, threeDays, at('2026-11-20 15:30'), at('2026-11-23 10:00'));
    // Two hours of Friday and one of Monday: Monday 09:00 + 3 h, not Monday 17:30 + a weekend.
    expect(moved).toEqual(certain('2026-11-23 12:00'));
  });

  it('Zammad 4432: when a reminder would fall at midnight, then it waits for the opening', () => {
    expect(calendar.nextBusinessTime(at('2026-11-20 00:00'))).toBe(at('2026-11-20 09:00'));
    expect(calendar.nextBusinessTime(at('2026-11-21 00:00'))).toBe(at('2026-11-23 09:00'));
    expect(calendar.nextBusinessTime(at('2026-11-20 12:10'))).toBe(at('2026-11-20 13:30'));
    expect(calendar.nextBusinessTime(at('2026-11-20 17:30'))).toBe(at('2026-11-20 17:30'));
  });
});
