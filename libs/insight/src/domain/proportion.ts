/** A share, and the interval in which it lies with 95 % confidence. */
export interface Proportion {
  readonly share: number | null;
  /** Wilson's 95 % interval; null without a denominator. */
  readonly low: number | null;
  readonly high: number | null;
}

const Z = 1.96;

/** Share with Wilson's score interval, which is valid for small numbers and for shares near 0 and 1. */
export function proportionOf(part: number, whole: number): Proportion {
  if (whole === 0) return { share: null, low: null, high: null };
  const share = part / whole;
  const square = Z * Z;
  const centre = share + square / (2 * whole);
  const reach = Z * Math.sqrt((share * (1 - share)) / whole + square / (4 * whole * whole));
  const scale = 1 + square / whole;
  const low = Math.max(0, (centre - reach) / scale);
  return { share, low, high: Math.min(1, (centre + reach) / scale) };
}
