import type { AppendOutcome } from '#event-store';
import { EventStoreError } from '#event-store';
import { toToken } from '../src/numbered-position.js';
import { NO_STREAM, type PreparedAppend } from '../src/prepared-append.js';
import type { CommitOutcome } from './sqlite-append.js';

/** Where batches are committed: in this thread or in another one. */
export interface Writer {
  /**
   * Batches it takes at a time, committed in order. Two let a writer thread commit the one while
   * this thread answers and fills the other.
   */
  readonly lanes: number;
  commit(batch: readonly PreparedAppend[]): Promise<readonly CommitOutcome[]>;
  close(): Promise<void>;
}

interface Waiting {
  readonly append: PreparedAppend;
  readonly resolve: (outcome: AppendOutcome) => void;
  readonly reject: (error: unknown) => void;
}

/** Bounds of one transaction: how long its last caller waits and how large a message gets. */
const MOST_APPENDS = 500;
const MOST_EVENTS = 5_000;
/** Fewer appends than this are not worth a second fsync. */
const LEAST_SHARE = 16;

/**
 * Collects appends while a commit is under way and commits them together: one fsync for all that
 * arrived meanwhile. Each append is answered only after the commit that holds it.
 */
export class GroupCommit {
  #waiting: Waiting[] = [];
  #busy = 0;
  #scheduled = false;
  #closed = false;
  #drained: (() => void) | undefined;

  constructor(private readonly writer: Writer) {}

  append(append: PreparedAppend): Promise<AppendOutcome> {
    if (this.#closed) throw new EventStoreError('closed', 'the event store is closed');
    return new Promise((resolve, reject) => {
      this.#waiting.push({ append, resolve, reject });
      this.#schedule();
    });
  }

  /** One transaction of its own, in this order. */
  async appendInOrder(appends: readonly PreparedAppend[]): Promise<readonly AppendOutcome[]> {
    if (this.#closed) throw new EventStoreError('closed', 'the event store is closed');
    this.#busy += 1;
    try {
      return (await this.writer.commit(appends)).map(answerOf);
    } finally {
      this.#busy -= 1;
      this.#schedule();
    }
  }

  /** Refuses new appends, finishes the ones in flight. */
  async close(): Promise<void> {
    this.#closed = true;
    if (this.#waiting.length + this.#busy > 0) {
      await new Promise<void>((resolve) => (this.#drained = resolve));
    }
    await this.writer.close();
  }

  /** At the end of this turn of the event loop: all that it appends shares a commit. */
  #schedule(): void {
    if (this.#scheduled) return;
    this.#scheduled = true;
    setImmediate(() => {
      this.#scheduled = false;
      this.#dispatch();
    });
  }

  #dispatch(): void {
    while (this.#waiting.length > 0 && this.#busy < this.writer.lanes) {
      const share = Math.ceil(this.#waiting.length / (this.writer.lanes - this.#busy));
      void this.#commit(this.#take(Math.max(share, LEAST_SHARE)));
    }
    if (this.#waiting.length + this.#busy === 0) this.#drained?.();
  }

  async #commit(batch: readonly Waiting[]): Promise<void> {
    this.#busy += 1;
    try {
      const outcomes = await this.writer.commit(batch.map(({ append }) => append));
      batch.forEach((waiting, i) => settle(waiting, outcomes[i]));
    } catch (error) {
      // Whoever waits behind a broken writer is told as well, rather than left to hope.
      for (const { reject } of [...batch, ...this.#waiting.splice(0)]) reject(error);
    }
    this.#busy -= 1;
    this.#schedule();
  }

  #take(share: number): Waiting[] {
    const most = Math.min(share, MOST_APPENDS);
    let events = 0;
    const over = this.#waiting.findIndex(({ append }, i) => {
      events += append.events.length;
      return i > 0 && (i >= most || events > MOST_EVENTS);
    });
    return this.#waiting.splice(0, over === -1 ? this.#waiting.length : over);
  }
}

function settle({ resolve, reject }: Waiting, result: CommitOutcome | undefined): void {
  try {
    resolve(answerOf(result));
  } catch (error) {
    reject(error);
  }
}

function answerOf(result: CommitOutcome | undefined): AppendOutcome {
  switch (result?.outcome) {
    case 'appended':
      return { ...result, position: toToken(result.position) };
    case 'conflict': {
      const { actual } = result;
      return { outcome: 'conflict', actual: actual === NO_STREAM ? 'no-stream' : actual };
    }
    case 'failed':
      throw new EventStoreError(result.failure, result.message);
    case undefined:
      throw new EventStoreError('unavailable', 'the writer left an append unanswered');
  }
}
