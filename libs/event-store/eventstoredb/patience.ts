/** An answer is late after this many times the usual duration, and at least so long. */
const TIMES_USUAL = 4;
const LEAST_MS = 100;
/** Weight of the latest answer in the usual duration. */
const WEIGHT = 0.1;

/**
 * When to check on an unanswered append. The server times out after 2 s; on a busy server all
 * answers take long, and checking each of them would make it busier.
 */
export class Patience {
  #usualMs = 0;

  /** Pauses in ms between checks; learns from when the answer comes. */
  pauses(answer: Promise<unknown>): readonly number[] {
    const begun = performance.now();
    const came = () => {
      this.#usualMs += WEIGHT * (performance.now() - begun - this.#usualMs);
    };
    answer.then(came, () => undefined);
    const first = Math.max(LEAST_MS, TIMES_USUAL * this.#usualMs);
    return [first, 2 * first, 4 * first];
  }
}
