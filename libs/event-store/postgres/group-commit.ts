import { EventStoreError, type AppendOutcome } from '#event-store';
import type { SizedAppend } from './postgres-append.js';

/** Commits a batch in one transaction; answers each append in order, or with what it failed of. */
export type Commit = (batch: readonly SizedAppend[]) => Promise<readonly (AppendOutcome | Error)[]>;

interface Waiting {
  readonly append: SizedAppend;
  readonly resolve: (outcome: AppendOutcome) => void;
  readonly reject: (error: unknown) => void;
}

/** Bounds of one transaction: how long its last caller waits and how large its message gets. */
const MOST_APPENDS = 500;
const MOST_EVENTS = 5_000;
const MOST_UNITS = 8 * 1024 * 1024;
/** Fewer appends than this are not worth a second transaction: measured, 64 in one go faster than two halves. */
const LEAST_SHARE = 64;

/**
 * Collects appends while commits are under way and commits them together. A batch that fails takes
 * only its own appends with it: those that wait get a transaction, and a connection, of their own.
 */
export class GroupCommit {
  #waiting: Waiting[] = [];
  #busy = 0;
  #scheduled = false;
  #closed = false;
  #drained: (() => void) | undefined;

  /**
   * @param lanes batches under way at a time: while the server commits the one, the next is on its
   * way and waits for the lock.
   */
  constructor(
    private readonly commit: Commit,
    private readonly lanes: number,
  ) {}

  append(append: SizedAppend): Promise<AppendOutcome> {
    if (this.#closed) throw new EventStoreError('closed', 'the event store is closed');
    return new Promise((resolve, reject) => {
      this.#waiting.push({ append, resolve, reject });
      this.#schedule();
    });
  }

  /** Refuses new appends, finishes the ones in flight. */
  async close(): Promise<void> {
    this.#closed = true;
    if (this.#waiting.length + this.#busy === 0) return;
    await new Promise<void>((resolve) => (this.#drained = resolve));
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
    while (this.#waiting.length > 0 && this.#busy < this.lanes) {
      const share = Math.ceil(this.#waiting.length / (this.lanes - this.#busy));
      const [batch, rest] = split(this.#waiting, Math.max(share, LEAST_SHARE));
      this.#waiting = rest;
      void this.#commit(batch);
    }
    if (this.#waiting.length + this.#busy === 0) this.#drained?.();
  }

  async #commit(batch: readonly Waiting[]): Promise<void> {
    this.#busy += 1;
    try {
      const outcomes = await this.commit(batch.map(({ append }) => append));
      batch.forEach((waiting, i) => settle(waiting, outcomes[i]));
    } catch (error) {
      for (const { reject } of batch) reject(error);
    }
    this.#busy -= 1;
    this.#schedule();
  }
}

/** The next batch, in order of arrival, and what has to wait: also who repeats an id of the batch. */
function split(waiting: readonly Waiting[], share: number): [Waiting[], Waiting[]] {
  const batch: Waiting[] = [];
  const rest: Waiting[] = [];
  const ids = new Set<string>();
  let units = 0;
  for (const one of waiting) {
    const { events } = one.append;
    const full =
      batch.length >= Math.min(share, MOST_APPENDS) ||
      ids.size + events.length > MOST_EVENTS ||
      units + one.append.units > MOST_UNITS;
    const alone = batch.length === 0;
    if (!alone && (full || events.some(({ id }) => ids.has(id.toLowerCase())))) {
      rest.push(one);
      continue;
    }
    batch.push(one);
    units += one.append.units;
    for (const { id } of events) ids.add(id.toLowerCase());
  }
  return [batch, rest];
}

function settle({ resolve, reject }: Waiting, outcome: AppendOutcome | Error | undefined): void {
  if (outcome === undefined)
    reject(new EventStoreError('unavailable', 'an append was not answered'));
  else if (outcome instanceof Error) reject(outcome);
  else resolve(outcome);
}
