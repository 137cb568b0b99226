/** How failures are tried again. */
export interface RetryPolicy {
  /** After the first failure. */
  readonly firstMs: number;
  readonly longestMs: number;
  /** After this many attempts, the first included, a delivery becomes a dead letter. */
  readonly mostAttempts: number;
  /** A delivery that has waited this long for an unreachable receiver becomes a dead letter too. */
  readonly giveUpMs: number;
}

export const RETRY: RetryPolicy = {
  firstMs: 10_000,
  longestMs: 3_600_000,
  mostAttempts: 12,
  giveUpMs: 48 * 3_600_000,
};

/**
 * Exponential back-off with a jitter of 20 %, so that a receiver that comes back does not get everything
 * at once.
 * @param random 0 to 1
 */
export function backoffMs(
  { firstMs, longestMs }: RetryPolicy,
  failures: number,
  random: number,
): number {
  const wait = Math.min(firstMs * 2 ** Math.min(failures - 1, 30), longestMs);
  return Math.round(wait * (0.8 + 0.4 * random));
}
