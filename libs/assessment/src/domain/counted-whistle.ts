import {
  evolveWhistle,
  noWhistle,
  packWhistle,
  unpackWhistle,
  type Whistle,
  type WhistleEvent,
} from '#whistle';

/**
 * One whistle as far as it has been counted. Its value never changes; how it is held does: tens of
 * thousands wait in memory for their next event, as text a tenth of the size.
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

  after(revision: number, event: WhistleEvent): CountedWhistle {
    return new CountedWhistle(revision, evolveWhistle(this.whistle, event));
  }

  /** Its text, as which it is held from now on. */
  packed(): string {
    if (typeof this.#held !== 'string') this.#held = packWhistle(this.#held);
    return this.#held;
  }
}
