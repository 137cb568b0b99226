/** How failures are tried again. */
export interface RetryPolicy {
  /** After the first failure. */
  readonly firstMs: number;
  readonly longestMs: number;
  /** Attempts, the first included; then it is a dead letter. */
  readonly mostAttempts: number;
  /** What has waited so long for a receiver that is out of reach is a dead letter too. */
  readonly giveUpMs: number;
}

export const RETRY: RetryPolicy = {
  firstMs: 10_000,
  longestMs: 3_600_000,
  mostAttempts: 12,
  giveUpMs: 48 * 3_600_000,
};

/**
 * Doubling waits with jitter of a fifth to either side, so that receivers that come back are not met
 * by everybody at once.
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
