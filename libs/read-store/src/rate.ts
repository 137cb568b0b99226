import type { Position } from '#event-sourcing';
import { placeOf } from '#event-store';

/** Recent events per second: an average with a half-life of 5 s. */
export class Rate {
  private events = 0;
  private seconds = 0;
  private last = performance.now();
  private sum = 0;

  constructor(private current = 0) {}

  /** Adds events applied since the last call and returns the rate. */
  add(events: number): number {
    const now = performance.now();
    const elapsed = (now - this.last) / 1_000;
    this.last = now;
    this.sum += events;
    const keep = 0.5 ** (elapsed / 5);
    this.events = this.events * keep + events;
    this.seconds = this.seconds * keep + elapsed;
    if (this.seconds > 0.01) this.current = Math.round(this.events / this.seconds);
    return this.current;
  }

  /** All events that were added. */
  get total(): number {
    return this.sum;
  }
}

/**
 * Estimated seconds until `head` at the present pace; undefined if the positions do not begin with
 * digits. Positions are opaque, but those of every store begin with digits that grow evenly enough
 * for an estimate.
 */
export function secondsLeft(
  elapsedSeconds: number,
  from: Position | undefined,
  head: Position | undefined,
): number | undefined {
  const [done, all] = [placeOf(from), placeOf(head)];
  return done > 0 && all > 0 ? (elapsedSeconds * Math.max(0, all - done)) / done : undefined;
}
