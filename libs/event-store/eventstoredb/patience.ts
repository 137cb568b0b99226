/** An answer is late when it takes so many times as long as they usually do, and at least so long. */
const TIMES_USUAL = 4;
const LEAST_MS = 100;
/** How much of the usual the latest answer is. */
const WEIGHT = 0.1;

/**
 * When to look after an append that is not answered. The server's own time is up after 2 s; on a busy
 * one all answers take long, and looking for each of them would make it busier.
 */
export class Patience {
  #usualMs = 0;

  /** Waits in ms before one look and the next; learns from when the answer comes. */
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
