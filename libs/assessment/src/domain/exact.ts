import Fraction from 'fraction.js';

/** A part of a whole, counted. */
export interface Counted {
  readonly numerator: number;
  readonly denominator: number;
}

/** As a person reads it: the decimal that is written, not the binary fraction nearest to it. */
const written = (value: number): Fraction => new Fraction(String(value));

/** Half up, as on paper. All that is scored or shown is not negative. */
const rounded = (value: Fraction, places: number): number => value.round(places).valueOf();

const earned = ({ numerator, denominator, weight }: Counted & { readonly weight: number }) =>
  written(weight).mul(numerator).div(denominator);

/**
 * Points of one indicator, to a hundredth: weight × numerator ÷ denominator, rounded once, half up.
 * 41 of 80 at a weight of 30 are 15.375, which is 15.38 (kayenta 271: 15.37 in binary fractions).
 * The denominator is not 0.
 */
export const pointsOf = (counted: Counted & { readonly weight: number }): number =>
  rounded(earned(counted), 2);

/** The sum of weights, without the dust of binary fractions: 0.1 + 0.2 is 0.3. */
export const sumOf = (weights: readonly number[]): number =>
  weights.reduce((sum, weight) => sum.add(written(weight)), new Fraction(0)).valueOf();

/**
 * What indicators earned together, scaled from the weights counted to full marks, to a hundredth and
 * rounded once. Null without a weight that counted.
 */
export function totalOf(
  indicators: readonly (Counted & { readonly weight: number })[],
  fullMarks: number,
): number | null {
  const weights = written(sumOf(indicators.map(({ weight }) => weight)));
  if (weights.equals(0)) return null;
  const all = indicators.reduce((sum, one) => sum.add(earned(one)), new Fraction(0));
  return rounded(all.mul(written(fullMarks)).div(weights), 2);
}

/** A share in percent to a tenth, half up: `28.8%` for 23 of 80. A dash without a denominator. */
export function percentOf({ numerator, denominator }: Counted): string {
  if (denominator === 0) return '–';
  return `${rounded(new Fraction(numerator).mul(100).div(denominator), 1).toFixed(1)}%`;
}
