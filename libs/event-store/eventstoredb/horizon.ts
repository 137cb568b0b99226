import type { Position } from '#event-sourcing';

/** How long a known end of the log counts as its present end. */
const FRESH_MS = 50;

/**
 * The newest known position of the log. The server answers a repeated append as if it had just
 * written it; but an answer at or before a position that was known earlier must be a repeat. While
 * appends flow, their answers keep the horizon fresh; after a pause the end of the log is read once
 * for all waiting appends.
 */
export class Horizon {
  #position: Position = '';
  #seenAt = -Infinity;
  #reading: Promise<void> | undefined;

  /** @param readEnd position of the newest record, undefined where there is none. */
  constructor(private readonly readEnd: () => Promise<Position | undefined>) {}

  /** A record was the newest of the log when it was seen. */
  noteSeen(position: Position): void {
    if (position > this.#position) this.#position = position;
    this.#seenAt = performance.now();
  }

  /** An answer was lost: something may have been written beyond, so the end is read again. */
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
