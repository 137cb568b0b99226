import type { Lag } from '#read-store';

/** A lag above this is large. */
const LARGE_SECONDS = 60;
/** Minimum time between two observations that show a trend. */
const APART_MS = 10_000;

interface Look {
  readonly at: number;
  readonly lag: Lag;
}

const isLarge = ({ seconds }: Lag): boolean => seconds > LARGE_SECONDS;
const isShrinking = (earlier: Lag, now: Lag): boolean =>
  now.distance < earlier.distance || now.seconds < earlier.seconds;

/**
 * Whether a projection keeps up. A lag alone is no fault, because a burst or a restart is worked
 * off; a large lag that does not shrink is one.
 */
export class LagTrend {
  private earlier: Look | undefined;
  private latest: Look | undefined;

  /** @param at milliseconds of a monotonic clock */
  keepsUp(lag: Lag, at: number): boolean {
    if (!isLarge(lag)) {
      this.earlier = this.latest = undefined;
      return true;
    }
    const look = { at, lag };
    this.latest ??= look;
    if (at - this.latest.at >= APART_MS) {
      this.earlier = this.latest;
      this.latest = look;
    }
    return this.earlier === undefined || isShrinking(this.earlier.lag, lag);
  }
}
