/**
 * 吹哨量区间: how many whistles are usual for a street. Each street is compared with its own past and
 * never with another, because a league table of volume would reward 滥吹哨 or silence.
 */
export interface WhistleBand {
  /** Number of earlier months that the band is based on. */
  readonly months: number;
  /** Mean of those months; null where there are too few. */
  readonly usual: number | null;
  /** The band, both ends included; null where there are too few months. */
  readonly low: number | null;
  readonly high: number | null;
  readonly standing: 'below' | 'within' | 'above' | 'unknown';
}

/** With fewer months there is no band. */
export const LEAST_MONTHS = 3;
/** Older months are ignored, because a street changes. */
export const MOST_MONTHS = 12;

/** Two-sided 95 %. */
const Z = 1.96;

const UNKNOWN = { usual: null, low: null, high: null, standing: 'unknown' } as const;

/**
 * The band for a month from the counts of the months before it, the latest last.
 *
 * Counts of a month are taken as Poisson or wider: the variance is the larger of mean and sample
 * variance, plus that of the estimated mean itself (a prediction interval, not one of the mean).
 */
export function whistleBand(count: number, before: readonly number[]): WhistleBand {
  const past = before.slice(-MOST_MONTHS);
  const months = past.length;
  if (months < LEAST_MONTHS) return { months, ...UNKNOWN };
  const usual = past.reduce((sum, one) => sum + one, 0) / months;
  const spread = past.reduce((sum, one) => sum + (one - usual) ** 2, 0) / (months - 1);
  const variance = Math.max(usual, spread);
  const reach = Z * Math.sqrt(variance + variance / months);
  const low = Math.max(0, Math.ceil(usual - reach));
  const high = Math.floor(usual + reach);
  const standing = count < low ? 'below' : count > high ? 'above' : 'within';
  return { months, usual, low, high, standing };
}
