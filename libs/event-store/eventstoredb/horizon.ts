import type { Position } from '#event-sourcing';

/** For how long what was seen of the log's end counts as its end. */
const FRESH_MS = 50;

/**
 * How far the log is known to reach. The server answers a repeated append as if it had just written
 * it; but what lies at or before a position that was there already was written earlier. While
 * appends flow, their own answers keep the horizon fresh; after a pause the end of the log is read
 * once for all appends that wait.
 */
export class Horizon {
  #position: Position = '';
  #seenAt = -Infinity;
  #reading: Promise<void> | undefined;

  /** @param readEnd position of the newest record, undefined where there is none. */
  constructor(private readonly readEnd: () => Promise<Position | undefined>) {}

  /** The position of a record that was the log's newest when it was seen. */
  noteSeen(position: Position): void {
    if (position > this.#position) this.#position = position;
    this.#seenAt = performance.now();
  }

  /** An answer was lost: what was written may lie further on, so the end is looked up again. */
  doubt(): void {
    this.#seenAt = -Infinity;
  }

  async current(): Promise<Position> {
    if (performance.now() - this.#seenAt > FRESH_MS) await this.#read();
    return this.#position;
  }

  #read(): Promise<void> {
    this.#reading ??= this.readEnd()
      .then((position) => this.noteSeen(position ?? ''))
      .finally(() => (this.#reading = undefined));
    return this.#reading;
  }
}
