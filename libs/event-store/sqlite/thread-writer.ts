import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import { EventStoreError, type EventStoreFailure } from '#event-store';
import type { PreparedAppend } from '../src/prepared-append.js';
import { type OutcomesMessage, packBatch, unpackOutcomes } from './batch-message.js';
import type { Writer } from './sqlite-batching.js';
import type { CommitOutcome } from './sqlite-append.js';

/** What the writer thread answers to one batch. */
export type ThreadAnswer =
  | { readonly outcomes: OutcomesMessage }
  | { readonly failure: EventStoreFailure; readonly message: string };

interface Pending {
  readonly batch: readonly PreparedAppend[];
  readonly resolve: (outcomes: readonly CommitOutcome[]) => void;
  readonly reject: (error: EventStoreError) => void;
}

interface Thread {
  readonly worker: Worker;
  /** Oldest first: the thread answers in this order. */
  readonly pending: Pending[];
}

/**
 * Commits on a worker thread, so that fsync does not block the event loop. The thread answers
 * batches in the order in which they were sent. If it dies, its batches are rejected as
 * `unavailable` (they may have been committed: callers retry with the same ids) and the next batch
 * starts a new thread.
 */
export class ThreadWriter implements Writer {
  readonly lanes = 2;
  #thread: Thread | undefined;

  constructor(private readonly file: string) {}

  commit(batch: readonly PreparedAppend[]): Promise<readonly CommitOutcome[]> {
    const { worker, pending } = (this.#thread ??= this.#start());
    return new Promise((resolve, reject) => {
      worker.postMessage(packBatch(batch));
      pending.push({ batch, resolve, reject });
      worker.ref();
    });
  }

  async close(): Promise<void> {
    const worker = this.#thread?.worker;
    if (!worker) return;
    worker.ref();
    const ended = once(worker, 'exit');
    worker.postMessage('close');
    await ended;
  }

  #start(): Thread {
    const module = new URL('./sqlite-writer.thread.js', import.meta.url);
    const worker = new Worker(module, { workerData: { file: this.file } });
    const thread: Thread = { worker, pending: [] };
    let cause: unknown;
    worker.on('error', (error) => (cause = error));
    worker.on('exit', () => this.#ended(thread, cause));
    worker.on('message', (answer: ThreadAnswer) => answered(thread, answer));
    // An idle thread must not keep the process alive; a batch in flight must.
    worker.unref();
    return thread;
  }

  #ended(thread: Thread, cause: unknown): void {
    if (this.#thread === thread) this.#thread = undefined;
    const message = 'the writer thread of the event log has died';
    const error = new EventStoreError('unavailable', message, { cause });
    for (const { reject } of thread.pending.splice(0)) reject(error);
  }
}

function answered({ worker, pending }: Thread, answer: ThreadAnswer): void {
  const first = pending.shift();
  if (pending.length === 0) worker.unref();
  if ('outcomes' in answer) first?.resolve(unpackOutcomes(answer.outcomes, first.batch));
  else first?.reject(new EventStoreError(answer.failure, answer.message));
}
