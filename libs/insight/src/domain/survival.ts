/** How long one summons took, or has taken so far. Natural hours net of pauses. */
export interface Duration {
  readonly hours: number;
  /** False where it is still open or was released, and took at least this long. */
  readonly ended: boolean;
}

/** Survival function: the share of summonses that take longer than a time. */
export class Survival {
  readonly #hours: readonly number[];
  readonly #shares: number[] = [];

  /**
   * Kaplan–Meier estimate (J. Amer. Statist. Assoc. 53, 1958) from ascending hours. Open summonses
   * count for their time so far; leaving them out would make departments look faster than they are
   * (FixMyStreet 1957, GoAlert).
   */
  constructor(ended: readonly number[], unended: ArrayLike<number>) {
    this.#hours = [...ended];
    let share = 1;
    let before = 0;
    for (const [index, hours] of ended.entries()) {
      // One that did not end at the very same time was still at risk then.
      while (before < unended.length && (unended[before] ?? Infinity) < hours) before += 1;
      share *= 1 - 1 / (ended.length - index + unended.length - before);
      this.#shares.push(share);
    }
  }

  static of(durations: readonly Duration[]): Survival {
    const hoursOf = (ended: boolean) => {
      const like = durations.filter((one) => one.ended === ended);
      return like.map(({ hours }) => hours).sort((a, b) => a - b);
    };
    return new Survival(hoursOf(true), hoursOf(false));
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
