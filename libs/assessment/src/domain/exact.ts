import Fraction from 'fraction.js';

/** A part of a whole, counted. */
export interface Ratio {
  readonly numerator: number;
  readonly denominator: number;
}

export type Exact = Fraction;

export const NOTHING: Exact = new Fraction(0);

/** The exact fraction of a decimal as it is written, not of the nearest binary fraction. */
export const exact = (value: number): Exact => new Fraction(String(value));

/** Rounds half away from zero: half up, and what is taken off as what is given. */
export const roundTo = (value: Exact, places: number): number =>
  // A loss that rounds to nothing is 0 and not -0.
  value.compare(NOTHING) < 0
    ? 0 - value.neg().round(places).valueOf()
    : value.round(places).valueOf();

/** Points to a hundredth, half up: 15.375 are 15.38 (kayenta 271: 15.37 in binary fractions). */
export const pointsOf = (value: Exact): number => roundTo(value, 2);

export const sumExact = (values: readonly Exact[]): Exact =>
  values.reduce((sum, one) => sum.add(one), NOTHING);

/** The exact sum of weights: 0.1 + 0.2 is 0.3. */
export const sumOf = (weights: readonly number[]): number => sumExact(weights.map(exact)).valueOf();

export const least = (one: Exact, other: Exact): Exact => (one.compare(other) < 0 ? one : other);
export const most = (one: Exact, other: Exact): Exact => (one.compare(other) > 0 ? one : other);

/** A share in percent to a tenth, half up: `28.8%` for 23 of 80. A dash without a denominator. */
export function percentOf({ numerator, denominator }: Ratio): string {
  if (denominator === 0) return '–';
  return `${roundTo(new Fraction(numerator).mul(100).div(denominator), 1).toFixed(1)}%`;
}
