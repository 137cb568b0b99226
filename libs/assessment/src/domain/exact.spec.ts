import { exact, percentOf, pointsOf, type Ratio, sumExact, sumOf } from './exact.js';

const earned = ({ numerator, denominator, weight }: Ratio & { readonly weight: number }) =>
  exact(weight).mul(numerator).div(denominator);

/** Half up on whole numbers: `units` is the weight in units of 10^-`decimals`. */
function byHand(numerator: number, denominator: number, units: bigint, decimals: number): number {
  const scale = 10n ** BigInt(decimals);
  const exact = 2n * 100n * BigInt(numerator) * units;
  const divisor = BigInt(denominator) * scale;
  return Number((exact + divisor) / (2n * divisor)) / 100;
}

describe('given a rate and a weight', () => {
  it('kayenta 271: when 41 of 80 are in time at a weight of 30, then 15.38 points', () => {
    expect(pointsOf(earned({ numerator: 41, denominator: 80, weight: 30 }))).toBe(15.38);
  });

  it.each([
    [30, 30n, 0],
    [35, 35n, 0],
    [12.5, 125n, 1],
    [33.33, 3333n, 2],
    [0.1, 1n, 1],
  ])('when the weight is %s, then every result is the one by hand', (weight, units, decimals) => {
    for (let denominator = 1; denominator <= 160; denominator++)
      for (let numerator = 0; numerator <= denominator; numerator++)
        if (
          pointsOf(earned({ numerator, denominator, weight })) !==
          byHand(numerator, denominator, units, decimals)
        )
          throw new Error(`${numerator} of ${denominator} at ${weight}`);
  });

  it('when indicators are added, then the total is rounded once', () => {
    // 15.375 + 10.005 + 0.125 = 25.505, and each alone would be rounded up.
    const parts = [
      { numerator: 41, denominator: 80, weight: 30 },
      { numerator: 667, denominator: 2_000, weight: 30 },
      { numerator: 1, denominator: 320, weight: 40 },
    ];
    expect(pointsOf(sumExact(parts.map(earned)))).toBe(25.51);
  });

  it('when points are taken off, then they are rounded as those that are given', () => {
    expect(pointsOf(earned({ numerator: 41, denominator: 80, weight: 30 }).neg())).toBe(-15.38);
    expect(pointsOf(exact(-0.001))).toBe(0);
  });

  it('when weights are decimals, then they add up to what is written', () => {
    expect(sumOf([0.1, 0.2, 33.3])).toBe(33.6);
  });
});

describe('given a share', () => {
  it.each([
    [23, 80, '28.8%'],
    [1, 3, '33.3%'],
    [1_273, 1_774, '71.8%'],
    [3, 3, '100.0%'],
    [0, 7, '0.0%'],
    [0, 0, '–'],
  ])('when %s of %s are shown, then %s', (numerator, denominator, shown) => {
    expect(percentOf({ numerator, denominator })).toBe(shown);
  });
});
