import { proportionOf } from './proportion.js';
import { whistleBand } from './whistle-band.js';

describe('given the months of a street', () => {
  it('when a month is as others are, then it is within the band', () => {
    expect(whistleBand(22, [20, 18, 25, 22, 19])).toMatchObject({ months: 5, standing: 'within' });
  });

  it('when it is far more or far less, then the band says so', () => {
    expect(whistleBand(60, [20, 18, 25, 22, 19]).standing).toBe('above');
    expect(whistleBand(2, [20, 18, 25, 22, 19]).standing).toBe('below');
  });

  it('when the street itself varies much, then the band is wide', () => {
    expect(whistleBand(60, [5, 70, 20, 44, 9]).standing).toBe('within');
  });

  it('when there are too few months, then nothing is said', () => {
    expect(whistleBand(9, [1, 2])).toMatchObject({ usual: null, standing: 'unknown' });
  });

  it('when nobody ever blew, then none is within and five are not', () => {
    const never = [0, 0, 0, 0];
    expect(whistleBand(0, never)).toMatchObject({ low: 0, high: 0, standing: 'within' });
    expect(whistleBand(5, never).standing).toBe('above');
  });

  it('when it is older than a year, then it no longer counts', () => {
    const past = [900, 900, ...Array.from({ length: 12 }, () => 10)];
    expect(whistleBand(10, past)).toMatchObject({ months: 12, usual: 10 });
  });
});

describe('given a share of a small number', () => {
  it('when 7 of 7 declined, then the interval shows how little that is', () => {
    const { share, low } = proportionOf(7, 7);
    expect(share).toBe(1);
    expect(low).toBeCloseTo(0.6457, 3);
  });

  it('when there is no denominator, then there is no share', () => {
    expect(proportionOf(0, 0)).toEqual({ share: null, low: null, high: null });
  });
});
