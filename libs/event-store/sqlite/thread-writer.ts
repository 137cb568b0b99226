import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import { EventStoreError, type EventStoreFailure } from '#event-store';
import type { Writer } from './group-commit.js';
import type { CommitOutcome, PreparedAppend } from './sqlite-append.js';

/** What the writer thread answers to one batch. */
export type ThreadAnswer =
  | { readonly outcomes: readonly CommitOutcome[] }
  | { readonly failure: EventStoreFailure; readonly message: string };

interface Pending {
  readonly resolve: (outcomes: readonly CommitOutcome[]) => void;
  readonly reject: (error: EventStoreError) => void;
}

/**
 * Commits on a worker thread, so that no fsync holds the event loop. One batch is under way at a
 * time. When the thread dies its batch is rejected as `unavailable` (it may have been committed:
 * the caller retries with the same ids) and the next batch starts a new thread.
 */
export class ThreadWriter implements Writer {
  #worker: Worker | undefined;
  #pending: Pending | undefined;

  constructor(private readonly file: string) {}

  commit(batch: readonly PreparedAppend[]): Promise<readonly CommitOutcome[]> {
    const worker = (this.#worker ??= this.#start());
    return new Promise((resolve, reject) => {
      this.#pending = { resolve, reject };
      worker.ref();
      worker.postMessage(batch);
    });
  }

  async close(): Promise<void> {
    const worker = this.#worker;
    if (!worker) return;
    worker.ref();
    const ended = once(worker, 'exit');
    worker.postMessage('close');
    await ended;
  }

  #start(): Worker {
    const module = new URL('./sqlite-writer.thread.js', import.meta.url);
    const worker = new Worker(module, { workerData: { file: this.file } });
    let cause: unknown;
    worker.on('error', (error) => (cause = error));
    worker.on('exit', () => this.#ended(worker, cause));
    worker.on('message', (answer: ThreadAnswer) => this.#answered(worker, answer));
    // An idle thread is no reason to keep a process alive; a batch under way is.
    worker.unref();
    return worker;
  }

  #answered(worker: Worker, answer: ThreadAnswer): void {
    worker.unref();
    const pending = this.#settle();
    if ('outcomes' in answer) pending?.resolve(answer.outcomes);
    else pending?.reject(new EventStoreError(answer.failure, answer.message));
  }

  #ended(worker: Worker, cause: unknown): void {
    if (this.#worker === worker) this.#worker = undefined;
    const message = 'the writer thread of the event log has died';
    this.#settle()?.reject(new EventStoreError('unavailable', message, { cause }));
  }

  #settle(): Pending | undefined {
    const pending = this.#pending;
    this.#pending = undefined;
    return pending;
  }
}
