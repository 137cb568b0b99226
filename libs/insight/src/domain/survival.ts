/** How long one summons took, or had taken when it was last seen open. Natural hours net of pauses. */
export interface Duration {
  readonly hours: number;
  /** False: still open then, or let go; it took at least so long. */
  readonly ended: boolean;
}

/** The share of summonses that take longer than a time: a falling step function. */
export class Survival {
  readonly #hours: number[] = [];
  readonly #shares: number[] = [];

  /**
   * Kaplan and Meier's estimate (J. Amer. Statist. Assoc. 53, 1958): those still open count for as
   * long as they were seen, so that what never ends is not left out (FixMyStreet 1957, GoAlert).
   */
  constructor(readonly durations: readonly Duration[]) {
    const sorted = [...durations].sort((a, b) => a.hours - b.hours || (a.ended ? -1 : 1));
    let share = 1;
    for (const [index, { hours, ended }] of sorted.entries()) {
      if (!ended) continue;
      share *= 1 - 1 / (sorted.length - index);
      this.#hours.push(hours);
      this.#shares.push(share);
    }
  }

  /** How many of the durations ended: what the estimate rests on. */
  get size(): number {
    return this.#hours.length;
  }

  /** Share of summonses that take longer than so many hours. */
  after(hours: number): number {
    let low = 0;
    let high = this.#hours.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((this.#hours[middle] ?? Infinity) <= hours) low = middle + 1;
      else high = middle;
    }
    return low === 0 ? 1 : (this.#shares[low - 1] ?? 1);
  }

  /**
   * Probability that a summons open after `elapsed` hours takes longer than `limit`: S(limit) over
   * S(elapsed). 1 once the limit has passed; null where none of the like was ever open so long.
   */
  missing(elapsed: number, limit: number): number | null {
    if (elapsed >= limit) return 1;
    const still = this.after(elapsed);
    return still === 0 ? null : this.after(limit) / still;
  }
}
