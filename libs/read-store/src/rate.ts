import type { Position } from '#event-sourcing';

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
  const done = numberIn(from);
  const all = numberIn(head);
  if (done === undefined || all === undefined || done <= 0) return undefined;
  return (elapsedSeconds * Math.max(0, all - done)) / done;
}

/** Events between two positions, filtered or not, where positions count events. */
export function distance(from: Position | undefined, to: Position | undefined): number | undefined {
  const end = numberIn(to);
  const start = from === undefined ? 0 : numberIn(from);
  return end === undefined || start === undefined ? undefined : Math.max(0, end - start);
}

function numberIn(position: Position | undefined): number | undefined {
  const digits = /^\d+/.exec(position ?? '')?.[0];
  return digits === undefined ? undefined : Number(digits);
}
