import { BroadcastChannel } from 'node:worker_threads';

/** How often commits of other processes are polled; those of this process are signalled at once. */
const POLL_MS = 100;

/** Signals that the log has grown: pushed within the process, polled across processes. */
export class CommitSignal {
  readonly #channel: BroadcastChannel;
  readonly #wakers = new Set<() => void>();
  #commits = 0;

  /** @param version a number that changes with every commit of any process. */
  constructor(
    channel: string,
    private readonly version: () => number,
  ) {
    this.#channel = new BroadcastChannel(channel);
    this.#channel.onmessage = () => this.#wake();
    this.#channel.unref();
  }

  /** Take a mark before reading; then {@link waitForGrowth} misses no commit since. */
  mark(): string {
    return `${this.#commits}/${this.version()}`;
  }

  /** Resolves when there was a commit since the mark, or on abort. */
  waitForGrowth(mark: string, signal: AbortSignal): Promise<void> {
    if (signal.aborted || mark !== this.mark()) return Promise.resolve();
    return new Promise((resolve) => {
      const done = () => {
        clearInterval(poll);
        this.#wakers.delete(done);
        signal.removeEventListener('abort', done);
        resolve();
      };
      const poll = setInterval(() => mark !== this.mark() && done(), POLL_MS);
      this.#wakers.add(done);
      signal.addEventListener('abort', done);
    });
  }

  close(): void {
    this.#channel.close();
  }

  #wake(): void {
    this.#commits += 1;
    for (const waker of [...this.#wakers]) waker();
  }
}
