import { inShanghai, isMonth, monthsLater, readInstant } from './inputs.js';
import { parseDay } from './local-time.js';

describe('given a time that somebody names', () => {
  it.each([
    ['2027-02-28T09:00:00+08:00', '2027-02-28T01:00:00.000Z'],
    ['2028-02-29T09:00Z', '2028-02-29T09:00:00.000Z'],
    ['2026-11-23T08:00:00.123456789Z', '2026-11-23T08:00:00.123Z'],
    ['9999-12-31T23:59:59.999+08:00', '9999-12-31T15:59:59.999Z'],
    ['0001-01-01T00:00:00Z', '0001-01-01T00:00:00.000Z'],
  ])('when it is %s, then it is %s', (text, instant) => expect(readInstant(text)).toBe(instant));

  it.each([
    ...['2027-02-30T09:00:00+08:00', '2026-11-31T00:00:00Z', '2027-02-29T00:00:00Z'],
    ...['2026-11-23T24:00:00Z', '2026-11-23T25:00:00Z', '2026-11-23T08:60:00Z'],
    ...['2026-11-23T08:00:60Z', '2026-11-23T08:00:00+24:00', '2026-11-23T08:00:00'],
    ...['9999-12-31T23:59:59Z', '9999-12-31T23:59:59-12:00', '0001-01-01T00:00:00+08:00'],
    ...[
      '0000-01-01T00:00:00Z',
      '+010000-01-01T00:00:00Z',
      '2026-11-23',
      '',
      '2026-13-01T00:00:00Z',
    ],
  ])('when it is %j, then it is none', (text) => expect(readInstant(text)).toBeUndefined());

  it('when it is shown, then in four digits, also where an old record goes beyond', () => {
    expect(inShanghai('2026-11-23T00:00:00.000Z')).toBe('2026-11-23T08:00:00.000+08:00');
    expect(inShanghai('9999-12-31T23:59:59.000Z')).toBe('9999-12-31T23:59:59.999+08:00');
    expect(inShanghai('+010000-01-01T00:00:00.000Z')).toBe('9999-12-31T23:59:59.999+08:00');
  });
});

describe('given a date or a month', () => {
  it.each(['0000-01-01', '2026-02-30', '2026-11-31', '2026-1-1', '12026-01-01'])(
    'when it is %s, then there is no such day',
    (text) => expect(parseDay(text)).toBeUndefined(),
  );

  it('when months are counted, then through years of any number', () => {
    expect(['2026-11', '0001-01', '9999-12'].every(isMonth)).toBe(true);
    expect(['0000-01', '2026-13', '2026-00', '2026-1', ''].some(isMonth)).toBe(false);
    expect(monthsLater('2026-12', 1)).toBe('2027-01');
    expect(monthsLater('2026-01', -1)).toBe('2025-12');
    expect(monthsLater('0050-01', 13)).toBe('0051-02');
  });
});
