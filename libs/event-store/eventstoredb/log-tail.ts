import type { Position } from '#event-sourcing';

/**
 * A stretch without our events at the end of the log. Others go on writing after our last event,
 * and what was read once need not be read again.
 */
export class LogTail {
  #from: Position = '';
  #to: Position = '';
  #own: Position | undefined;

  /** The newest record known to be in the log. */
  get end(): Position {
    return this.#to;
  }

  /**
   * Our newest event at or before {@link end} (`own` is undefined if there is none); undefined if
   * unknown.
   */
  get newest(): { readonly own: Position | undefined } | undefined {
    const known = this.#own !== undefined || (this.#from === '' && this.#to !== '');
    return known ? { own: this.#own } : undefined;
  }

  /**
   * There are none of our events after `from` up to and including `to`.
   * @param own whether `from` is the position of one of our events
   */
  quiet(from: Position, to: Position, own: boolean): void {
    if (to < this.#to) return;
    const goesOn = from >= this.#from && from <= this.#to;
    if (!goesOn || own) this.#from = from;
    if (own) this.#own = from;
    else if (!goesOn) this.#own = undefined;
    this.#to = to;
  }

  /** Where to start reading what comes after a position. */
  skip(after: Position): Position {
    return after >= this.#from && after < this.#to ? this.#to : after;
  }

  /** The log now ends earlier than before. */
  forget(): void {
    this.#from = this.#to = '';
    this.#own = undefined;
  }
}
