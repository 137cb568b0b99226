/** How long one summons took, or has taken so far. Natural hours net of pauses. */
export interface Duration {
  readonly hours: number;
  /** False where it is still open or was released, and took at least this long. */
  readonly ended: boolean;
}

/** Survival function: the share of summonses that take longer than a time. */
export class Survival {
  readonly #hours: number[] = [];
  readonly #shares: number[] = [];

  /**
   * Kaplan–Meier estimate (J. Amer. Statist. Assoc. 53, 1958). Open summonses count for their time so
   * far; leaving them out would make departments look faster than they are (FixMyStreet 1957, GoAlert).
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

  /** Number of durations that ended. */
  get size(): number {
    return this.#hours.length;
  }

  /** Share of summonses that take longer than this. */
  shareAfter(hours: number): number {
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
   * Probability that a summons still open after `elapsed` hours takes longer than `limit`: S(limit) ÷
   * S(elapsed). 1 once the limit has passed; null where no past summons was open that long.
   */
  missProbability(elapsed: number, limit: number): number | null {
    if (elapsed >= limit) return 1;
    const still = this.shareAfter(elapsed);
    return still === 0 ? null : this.shareAfter(limit) / still;
  }
}
