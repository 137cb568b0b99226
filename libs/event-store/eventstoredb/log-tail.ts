import type { Position } from '#event-sourcing';

/**
 * A stretch of the log in which there is nothing of ours, up to the newest record that was looked at.
 * Others go on writing after our last event, and what was looked at once need not be read again.
 */
export class LogTail {
  #from: Position = '';
  #to: Position = '';
  #own: Position | undefined;

  /** The newest record known to be in the log. */
  get end(): Position {
    return this.#to;
  }

  /** Our newest event at or before {@link end}, undefined inside where there is none; or not known. */
  get newest(): { readonly own: Position | undefined } | undefined {
    const known = this.#own !== undefined || (this.#from === '' && this.#to !== '');
    return known ? { own: this.#own } : undefined;
  }

  /**
   * After a place, up to and including another, there is nothing of ours.
   * @param own the place is that of an event of ours
   */
  quiet(from: Position, to: Position, own: boolean): void {
    if (to < this.#to) return;
    const goesOn = from >= this.#from && from <= this.#to;
    if (!goesOn || own) this.#from = from;
    if (own) this.#own = from;
    else if (!goesOn) this.#own = undefined;
    this.#to = to;
  }

  /** From where to read what comes after a place. */
  skip(after: Position): Position {
    return after >= this.#from && after < this.#to ? this.#to : after;
  }

  /** The log is not the one it was: it ends earlier. */
  forget(): void {
    this.#from = this.#to = '';
    this.#own = undefined;
  }
}
