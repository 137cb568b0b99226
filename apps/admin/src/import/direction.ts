import type { Mapping } from './mapping.js';

interface OfCase {
  readonly case: string;
  readonly at: number;
}

/** So many steps forward in time for one backward make a file one that runs forward. */
const CLEARLY = 20;

/**
 * Whether a file lists the newest first, as many exports do: then rows of one instant stand in reverse
 * as well. Told by neighbouring rows, those of one case before others.
 */
export class Direction {
  readonly #ofCase = { forward: 0, backward: 0 };
  readonly #ofAll = { forward: 0, backward: 0 };
  #last: OfCase | undefined;

  add({ case: name, at }: OfCase): void {
    const last = this.#last;
    this.#last = { case: name, at };
    if (!last || last.at === at) return;
    const way = at > last.at ? 'forward' : 'backward';
    this.#ofAll[way] += 1;
    if (last.case === name) this.#ofCase[way] += 1;
  }

  isNewestFirst({ columns: { time } }: Mapping): boolean {
    const told = typeof time === 'string' ? undefined : time.order;
    if (told !== undefined) return told === 'newest-first';
    const { forward, backward } = this.#ofCase;
    const counts = forward + backward > 0 ? this.#ofCase : this.#ofAll;
    return counts.backward > CLEARLY * counts.forward;
  }
}
