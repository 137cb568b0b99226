import type { Lag } from '#read-store';

/** A read model this far behind is worth a second look. */
const LARGE_SECONDS = 60;
/** How far apart two looks must be to tell a trend. */
const APART_MS = 10_000;

interface Look {
  readonly at: number;
  readonly lag: Lag;
}

const isLarge = ({ seconds }: Lag): boolean => seconds > LARGE_SECONDS;
const isShrinking = (earlier: Lag, now: Lag): boolean =>
  now.distance < earlier.distance || now.seconds < earlier.seconds;

/**
 * Whether a projection keeps up. Behind alone is no fault, a burst or a restart is worked off: it is
 * one when the lag is large and not shrinking.
 */
export class LagTrend {
  private earlier: Look | undefined;
  private latest: Look | undefined;

  /** `at` in milliseconds of any clock that does not go back. */
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
