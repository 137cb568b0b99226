import fc from 'fast-check';
import { DAY_MS, daysLater } from '#calendar';
import {
  monthPeriod,
  partsOf,
  periodBetween,
  previousPeriod,
  type ScorePeriod,
  scorePeriodOf,
} from './score-period.js';

const period = (text: string) => {
  const found = scorePeriodOf(text);
  if ('fault' in found) throw new Error(found.reason);
  return found;
};

describe('given a text that names a period', () => {
  it.each([
    ['2026-11', '2026-11', '2026-11-01', '2026-11-30', 1],
    ['2026-Q4', '2026-Q4', '2026-10-01', '2026-12-31', 3],
    ['2028', '2028', '2028-01-01', '2028-12-31', 12],
    ['2026-03..2026-08', '2026-03..2026-08', '2026-03-01', '2026-08-31', 6],
    ['2026-03-05..2026-04-04', '2026-03-05..2026-04-04', '2026-03-05', '2026-04-04', 0],
    // However it is asked for, it is the same period.
    ['2026-10..2026-12', '2026-Q4', '2026-10-01', '2026-12-31', 3],
    ['2026-Q1..2026-Q4', '2026', '2026-01-01', '2026-12-31', 12],
    ['2028-02-01..2028-02-29', '2028-02', '2028-02-01', '2028-02-29', 1],
    ['2026-11-05', '2026-11-05..2026-11-05', '2026-11-05', '2026-11-05', 0],
  ])('when it is %s, then %s, from %s to %s', (...[text, id, from, to, months]) => {
    expect(period(text)).toMatchObject({ id, from, to });
    expect(period(text).months).toHaveLength(months);
    expect(period(period(text).id)).toEqual(period(text));
  });

  it.each([
    ['SCORE_PERIOD_INVALID', '2026-13'],
    ['SCORE_PERIOD_INVALID', '2026-Q5'],
    ['SCORE_PERIOD_INVALID', '2026-03..2026-05-04'],
    ['SCORE_PERIOD_INVALID', '2026-01..2026-02..2026-03'],
    ['SCORE_PERIOD_INVALID', ''],
    ['SCORE_PERIOD_DATE_INVALID', '2026-02-01..2026-02-30'],
    ['SCORE_PERIOD_DATE_INVALID', '0000'],
    ['SCORE_PERIOD_DATE_INVALID', '9999'],
    ['SCORE_PERIOD_DATE_INVALID', '9999-12-01..9999-12-31'],
    ['SCORE_PERIOD_REVERSED', '2026-08..2026-03'],
    ['SCORE_PERIOD_TOO_LONG', '2020..2025'],
  ])('when it is none, then %s: %s', (fault, text) => {
    expect(scorePeriodOf(text)).toMatchObject({ fault, reason: expect.stringMatching(/[一-龥]/) });
  });

  it('when it is five years, then that is not too long', () => {
    expect(period('2021..2025').months).toHaveLength(60);
  });
});

describe('given a period', () => {
  it.each([
    ['2026-11', '2026-10'],
    ['2026-01', '2025-12'],
    ['2026-Q1', '2025-Q4'],
    ['2026', '2025'],
    ['2026-03..2026-08', '2025-09..2026-02'],
    ['2026-03-05..2026-04-04', '2026-02-02..2026-03-04'],
  ])('when the one before %s is asked for, then %s', (text, before) => {
    expect(previousPeriod(period(text)).id).toBe(before);
  });

  it('when it is a year, then it has four quarters; what is no whole number of them has none', () => {
    const quarters = partsOf(period('2026'), 3).map(({ id }) => id);
    expect(quarters).toEqual(['2026-Q1', '2026-Q2', '2026-Q3', '2026-Q4']);
    expect(partsOf(monthPeriod('2026-11'), 3)).toEqual([]);
    expect(partsOf(period('2026-02..2026-04'), 3)).toEqual([]);
    expect(partsOf(period('2026-03-05..2026-04-04'), 1)).toEqual([]);
  });

  it('when any is taken, then the one before it ends the day before, and is as long', () => {
    const days = ({ from, to }: ScorePeriod) => (Date.parse(to) - Date.parse(from)) / DAY_MS;
    fc.assert(
      fc.property(fc.nat(4_000), fc.nat(700), (start, length) => {
        const from = daysLater('2020-01-01', start);
        const one = periodBetween(from, daysLater(from, length));
        const before = previousPeriod(one);
        expect(daysLater(before.to, 1)).toBe(one.from);
        if (one.months.length > 0) expect(before.months).toHaveLength(one.months.length);
        else expect(days(before)).toBe(length);
      }),
    );
  });
});
