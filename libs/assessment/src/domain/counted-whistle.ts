import type { WhistleEvent } from '#whistle';
import { bareEvent, historyText, parseHistory } from './history-text.js';
import { evolveHistory, noHistory, type WhistleHistory } from './summons-fact.js';

/**
 * The fold of one whistle as far as it has been counted. Its value never changes; how it is held
 * does: tens of thousands wait in memory for their next event, as text a tenth of the size.
 */
export class CountedWhistle {
  #held: WhistleHistory | string;

  /** `held`: the history, or its text. `revision`: of the last event in it, -1 for none. */
  constructor(
    readonly revision: number,
    held: WhistleHistory | string = noHistory,
  ) {
    this.#held = held;
  }

  get history(): WhistleHistory {
    if (typeof this.#held === 'string') this.#held = parseHistory(this.#held);
    return this.#held;
  }

  after(revision: number, event: WhistleEvent): CountedWhistle {
    return new CountedWhistle(revision, evolveHistory(this.history, bareEvent(event)));
  }

  /** Its text, as which it is held from now on. */
  packed(): string {
    if (typeof this.#held !== 'string') this.#held = historyText(this.#held);
    return this.#held;
  }
}
