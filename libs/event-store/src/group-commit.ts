import type { AppendOutcome } from './event-store.js';
import { EventStoreError } from './event-store-error.js';

/** Most appends of one transaction; bounds how long the last caller waits. */
export const MOST_APPENDS = 500;
/** Most events of one transaction; bounds the size of its message. */
export const MOST_EVENTS = 5_000;

/** How one kind of store commits waiting appends. */
export interface Batching<Append> {
  /** Number of batches committed at the same time. */
  readonly lanes: number;
  /** Smallest batch that is worth a transaction of its own. */
  readonly leastShare: number;
  /**
   * Splits off the next batch of about `share` appends, at least one; both parts keep their order.
   */
  split<Waiting extends { readonly append: Append }>(
    waiting: readonly Waiting[],
    share: number,
  ): readonly [batch: readonly Waiting[], rest: Waiting[]];
  /** Commits in one transaction and returns the outcome or error of each append, in order. */
  commit(batch: readonly Append[]): Promise<readonly (AppendOutcome | Error)[]>;
  /**
   * Whether a failed commit also fails the appends still waiting, because there is only one writer.
   */
  readonly failsAll: boolean;
}

interface Waiting<Append> {
  readonly append: Append;
  readonly resolve: (outcome: AppendOutcome) => void;
  readonly reject: (error: unknown) => void;
}

/**
 * Collects appends while a commit is running and commits them together in one transaction. Each
 * append is answered only after its commit.
 */
export class GroupCommit<Append> {
  #waiting: Waiting<Append>[] = [];
  #busy = 0;
  #scheduled = false;
  #closed = false;
  #drained: (() => void) | undefined;

  constructor(private readonly batching: Batching<Append>) {}

  append(append: Append): Promise<AppendOutcome> {
    this.#refuseWhenClosed();
    return new Promise((resolve, reject) => {
      this.#waiting.push({ append, resolve, reject });
      this.#schedule();
    });
  }

  /** Commits these in one transaction of their own, in this order. */
  async appendInOrder(appends: readonly Append[]): Promise<readonly AppendOutcome[]> {
    this.#refuseWhenClosed();
    this.#busy += 1;
    try {
      const outcomes = await this.batching.commit(appends);
      return outcomes.map((outcome) => {
        if (outcome instanceof Error) throw outcome;
        return outcome;
      });
    } finally {
      this.#busy -= 1;
      this.#schedule();
    }
  }

  /** Refuses new appends, finishes the ones in flight. */
  async close(): Promise<void> {
    this.#closed = true;
    if (this.#waiting.length + this.#busy === 0) return;
    await new Promise<void>((resolve) => (this.#drained = resolve));
  }

  #refuseWhenClosed(): void {
    if (this.#closed) throw new EventStoreError('closed', 'the event store is closed');
  }

  /**
   * Dispatches at the end of this turn of the event loop, so that all its appends share a commit.
   */
  #schedule(): void {
    if (this.#scheduled) return;
    this.#scheduled = true;
    setImmediate(() => {
      this.#scheduled = false;
      this.#dispatch();
    });
  }

  #dispatch(): void {
    const { lanes, leastShare } = this.batching;
    while (this.#waiting.length > 0 && this.#busy < lanes) {
      const share = Math.ceil(this.#waiting.length / (lanes - this.#busy));
      const most = Math.min(Math.max(share, leastShare), MOST_APPENDS);
      const [batch, rest] = this.batching.split(this.#waiting, most);
      this.#waiting = rest;
      void this.#commit(batch);
    }
    if (this.#waiting.length + this.#busy === 0) this.#drained?.();
  }

  async #commit(batch: readonly Waiting<Append>[]): Promise<void> {
    this.#busy += 1;
    try {
      const outcomes = await this.batching.commit(batch.map(({ append }) => append));
      batch.forEach((waiting, i) => settle(waiting, outcomes[i]));
    } catch (error) {
      // Appends waiting for a broken writer are rejected too.
      const behind = this.batching.failsAll ? this.#waiting.splice(0) : [];
      for (const { reject } of [...batch, ...behind]) reject(error);
    }
    this.#busy -= 1;
    this.#schedule();
  }
}

function settle<Append>(
  { resolve, reject }: Waiting<Append>,
  outcome: AppendOutcome | Error | undefined,
): void {
  if (outcome === undefined)
    reject(new EventStoreError('unavailable', 'the writer left an append unanswered'));
  else if (outcome instanceof Error) reject(outcome);
  else resolve(outcome);
}
