import {
  evolveWhistle,
  noWhistle,
  packWhistle,
  unpackWhistle,
  type Whistle,
  type WhistleEvent,
} from '#whistle';

/**
 * One whistle after the events that were counted. Held as text while it waits for its next event,
 * which takes a tenth of the memory. Immutable in value.
 */
export class CountedWhistle {
  #held: Whistle | string;

  /** `held`: the whistle, or its text. `revision`: of the last event in it, -1 for none. */
  constructor(
    readonly revision: number,
    held: Whistle | string = noWhistle,
  ) {
    this.#held = held;
  }

  get whistle(): Whistle {
    if (typeof this.#held === 'string') this.#held = unpackWhistle(this.#held);
    return this.#held;
  }

  evolve(revision: number, event: WhistleEvent): CountedWhistle {
    return new CountedWhistle(revision, evolveWhistle(this.whistle, event));
  }

  /** The whistle as text; held in this form from now on. */
  pack(): string {
    if (typeof this.#held !== 'string') this.#held = packWhistle(this.#held);
    return this.#held;
  }
}
