/** How many may run, and how many may wait for it. */
export interface TurnLimits {
  /** Pieces of work that run at once. */
  readonly threads: number;
  /** Pieces that may wait; the next one is refused. */
  readonly waiting: number;
}

/** Share of the waiting places that one person may take. */
const WAITING_SHARE = 4;

interface Waiting {
  start(): void;
}

/**
 * Shares a few threads among those who ask: one piece of work each in turn, so that whoever asks for
 * much waits for himself. Nobody has all threads where there are several.
 */
export class FairTurns {
  readonly #running = new Map<string, number>();
  /** Whose turn is next comes first. */
  readonly #waiting = new Map<string, Waiting[]>();
  #atWork = 0;

  constructor(private readonly limits: TurnLimits) {}

  /** Whether the asker, or everybody together, has as many pieces waiting as may wait. */
  isFull(asker: string): boolean {
    const { threads, waiting } = this.limits;
    const all = [...this.#waiting.values()].reduce((sum, { length }) => sum + length, 0);
    if (this.#atWork + all >= threads + waiting) return true;
    const own = this.#waiting.get(asker)?.length ?? 0;
    return own >= Math.max(1, Math.ceil(waiting / WAITING_SHARE));
  }

  /**
   * Runs the work when it is the asker's turn.
   * @throws the signal's reason where it is aborted before
   */
  async run<Result>(
    asker: string,
    signal: AbortSignal,
    work: () => Promise<Result>,
  ): Promise<Result> {
    await this.#turnOf(asker, signal);
    try {
      return await work();
    } finally {
      this.#atWork -= 1;
      this.#count(asker, -1);
      this.#behindOthers(asker);
      this.#startNext();
    }
  }

  #turnOf(asker: string, signal: AbortSignal): Promise<void> {
    return new Promise((resolve, reject) => {
      const waiting: Waiting = {
        start: () => {
          signal.removeEventListener('abort', giveUp);
          resolve();
        },
      };
      const giveUp = () => {
        this.#leave(asker, waiting);
        reject(signal.reason as Error);
      };
      signal.addEventListener('abort', giveUp, { once: true });
      const line = this.#waiting.get(asker);
      if (line) line.push(waiting);
      else this.#waiting.set(asker, [waiting]);
      this.#startNext();
    });
  }

  #startNext(): void {
    const { threads } = this.limits;
    if (this.#atWork >= threads) return;
    const each = Math.max(1, threads - 1);
    for (const [asker, [next]] of this.#waiting) {
      if (!next || (this.#running.get(asker) ?? 0) >= each) continue;
      this.#leave(asker, next);
      this.#behindOthers(asker);
      this.#atWork += 1;
      this.#count(asker, 1);
      next.start();
      return this.#startNext();
    }
  }

  #leave(asker: string, waiting: Waiting): void {
    const left = (this.#waiting.get(asker) ?? []).filter((one) => one !== waiting);
    if (left.length > 0) this.#waiting.set(asker, left);
    else this.#waiting.delete(asker);
  }

  #behindOthers(asker: string): void {
    const line = this.#waiting.get(asker);
    if (!line) return;
    this.#waiting.delete(asker);
    this.#waiting.set(asker, line);
  }

  #count(asker: string, change: 1 | -1): void {
    const count = (this.#running.get(asker) ?? 0) + change;
    if (count > 0) this.#running.set(asker, count);
    else this.#running.delete(asker);
  }
}
