import Fraction from 'fraction.js';

/** A part of a whole, counted. */
export interface Ratio {
  readonly numerator: number;
  readonly denominator: number;
}

/** The exact fraction of a decimal as it is written, not of the nearest binary fraction. */
const fractionOf = (value: number): Fraction => new Fraction(String(value));

/** Rounds half up. Values are never negative. */
const roundTo = (value: Fraction, places: number): number => value.round(places).valueOf();

const earnedPoints = ({ numerator, denominator, weight }: Ratio & { readonly weight: number }) =>
  fractionOf(weight).mul(numerator).div(denominator);

/**
 * Points of one indicator, to a hundredth: weight × numerator ÷ denominator, rounded once, half up.
 * 41 of 80 at a weight of 30 are 15.375, which is 15.38 (kayenta 271: 15.37 in binary fractions).
 * The denominator is not 0.
 */
export const pointsOf = (counted: Ratio & { readonly weight: number }): number =>
  roundTo(earnedPoints(counted), 2);

/** The exact sum of weights: 0.1 + 0.2 is 0.3. */
export const sumOf = (weights: readonly number[]): number =>
  weights.reduce((sum, weight) => sum.add(fractionOf(weight)), new Fraction(0)).valueOf();

/**
 * Total of the indicators, scaled from their weights to full marks and rounded once, to a hundredth.
 * Null where there are none.
 */
export function totalOf(
  indicators: readonly (Ratio & { readonly weight: number })[],
  fullMarks: number,
): number | null {
  const weights = fractionOf(sumOf(indicators.map(({ weight }) => weight)));
  if (weights.equals(0)) return null;
  const all = indicators.reduce((sum, one) => sum.add(earnedPoints(one)), new Fraction(0));
  return roundTo(all.mul(fractionOf(fullMarks)).div(weights), 2);
}

/** A share in percent to a tenth, half up: `28.8%` for 23 of 80. A dash without a denominator. */
export function percentOf({ numerator, denominator }: Ratio): string {
  if (denominator === 0) return '–';
  return `${roundTo(new Fraction(numerator).mul(100).div(denominator), 1).toFixed(1)}%`;
}
