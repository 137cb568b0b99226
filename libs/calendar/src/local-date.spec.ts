import {
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
  monthsLater,
  startOfDate,
} from './local-date.js';

describe('given an instant', () => {
  it.each([
    ['2026-11-22T15:59:59.999Z', '2026-11-22', '2026-11-22 23:59'],
    ['2026-11-22T16:00:00.000Z', '2026-11-23', '2026-11-23 00:00'],
    ['2026-11-30T23:10:00.000Z', '2026-12-01', '2026-12-01 07:10'],
    ['2026-12-31T20:00:00-05:00', '2027-01-01', '2027-01-01 09:00'],
    ['2028-02-29T00:30:00+08:00', '2028-02-29', '2028-02-29 00:30'],
  ])('when it is %s, then the local date is %s and the clock shows %s', (instant, date, minute) => {
    expect(localDate(instant)).toBe(date);
    expect(localMonth(instant)).toBe(date.slice(0, 7));
    expect(localMinute(instant)).toBe(minute);
    expect(localHour(instant)).toBe(minute.slice(11, 13));
  });

  it('when it says no offset, then it is refused', () => {
    expect(() => localDate('2026-11-22T10:00:00')).toThrow(RangeError);
    expect(() => localMinute('2026-11-22')).toThrow(RangeError);
  });
});

describe('given a local date', () => {
  it.each(['0000-01-01', '2026-02-30', '2026-11-31', '2026-1-1', '12026-01-01'])(
    'when it is %s, then there is no such date',
    (text) => {
      expect(isLocalDate(text)).toBe(false);
      expect(() => startOfDate(text)).toThrow(RangeError);
    },
  );

  it('when it is none of the years 1900 to 2999, then nobody may ask for it', () => {
    expect(['1900-01-01', '2999-12-31'].every(isLocalDate)).toBe(true);
    expect(['0001-01-01', '1899-12-31', '3000-01-01', '9999-12-31'].some(isLocalDate)).toBe(false);
  });

  it('when it begins and ends, then at local midnight', () => {
    expect(startOfDate('2026-11-22')).toBe('2026-11-21T16:00:00.000Z');
    expect(endOfDate('2026-11-22')).toBe('2026-11-22T16:00:00.000Z');
    expect(endOfDate('9999-12-31')).toBe('9999-12-31T16:00:00.000Z');
  });

  it('when days are counted, then over months and leap days', () => {
    expect(daysLater('2028-02-28', 1)).toBe('2028-02-29');
    expect(daysLater('2027-01-01', -1)).toBe('2026-12-31');
  });

  it('when counting leaves the years of four digits, then it fails: as text they sort wrongly', () => {
    expect(() => daysLater('9999-12-31', 1)).toThrow(RangeError);
    expect(() => monthsLater('9999-12', 1)).toThrow(RangeError);
    expect(() => monthsLater('0000-01', -1)).toThrow(RangeError);
  });
});

describe('given a month', () => {
  it('when it is no month of a year from 1900 to 2999, then it is none', () => {
    expect(['2026-11', '1900-01', '2999-12'].every(isMonth)).toBe(true);
    expect(['0001-01', '9999-12', '3000-01', '2026-13', '2026-00', ''].some(isMonth)).toBe(false);
  });

  it('when months are counted, then through years of any number', () => {
    expect(monthsLater('2026-12', 1)).toBe('2027-01');
    expect(monthsLater('2026-01', -1)).toBe('2025-12');
    expect(monthsLater('0050-01', 13)).toBe('0051-02');
  });

  it('when its days are asked for, then a leap day is one', () => {
    expect(firstDayOf('2028-02')).toBe('2028-02-01');
    expect(['2028-02', '2027-02', '2026-11', '2026-12'].map(lastDayOf)).toEqual([
      ...['2028-02-29', '2027-02-28', '2026-11-30', '2026-12-31'],
    ]);
  });
});
