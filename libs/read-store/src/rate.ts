import type { Position } from '#event-sourcing';
import { placeOf } from '#event-store';

/** Events per second of the recent past: an average that forgets with a half-life of 5 s. */
export class Rate {
  private events = 0;
  private seconds = 0;
  private last = performance.now();

  constructor(private current = 0) {}

  /** Counts events applied until now and returns the rate. */
  add(events: number): number {
    const now = performance.now();
    const elapsed = (now - this.last) / 1_000;
    this.last = now;
    const keep = 0.5 ** (elapsed / 5);
    this.events = this.events * keep + events;
    this.seconds = this.seconds * keep + elapsed;
    if (this.seconds > 0.01) this.current = Math.round(this.events / this.seconds);
    return this.current;
  }
}

/**
 * Seconds until `head` is reached at the pace so far. Positions are opaque; those of every store
 * begin with digits that grow evenly enough for an estimate, and without any there is none.
 */
export function secondsLeft(
  elapsedSeconds: number,
  from: Position | undefined,
  head: Position | undefined,
): number | undefined {
  const [done, all] = [placeOf(from), placeOf(head)];
  return done > 0 && all > 0 ? (elapsedSeconds * Math.max(0, all - done)) / done : undefined;
}
