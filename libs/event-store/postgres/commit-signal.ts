import pg from 'pg';
import { pause, pauseMs } from './backoff.js';

/** How often the head is polled while somebody waits, in case a notification was lost. */
const POLL_MS = 1_000;

export interface CommitSignalOptions {
  readonly url: string;
  readonly applicationName: string;
  readonly channel: string;
  /** Position of the newest event. */
  readonly head: () => Promise<number>;
}

/**
 * Signals that the log has grown, whichever process wrote: by NOTIFY on a reconnecting connection,
 * and by a slow poll. It only wakes readers; new events are always read from the log itself.
 */
export class CommitSignal {
  readonly #wakers = new Set<() => void>();
  readonly #closing = new AbortController();
  #running: Promise<unknown> | undefined;
  #generation = 0;

  constructor(private readonly options: CommitSignalOptions) {}

  /** Take a mark before reading; then {@link waitForGrowth} misses no commit since. */
  mark(): number {
    return this.#generation;
  }

  /** Resolves when there may have been a commit since the mark, or on abort. */
  waitForGrowth(mark: number, signal: AbortSignal): Promise<void> {
    this.#running ??= Promise.all([this.#listen(), this.#poll()]);
    if (signal.aborted || mark !== this.#generation) return Promise.resolve();
    return new Promise((resolve) => {
      const done = () => {
        this.#wakers.delete(done);
        signal.removeEventListener('abort', done);
        resolve();
      };
      this.#wakers.add(done);
      signal.addEventListener('abort', done);
    });
  }

  wake(): void {
    this.#generation += 1;
    for (const waker of [...this.#wakers]) waker();
  }

  async close(): Promise<void> {
    this.#closing.abort();
    await this.#running;
  }

  /**
   * Reconnects until closed. Wakes readers after each connection, because a commit in between may
   * have gone unnoticed.
   */
  async #listen(): Promise<void> {
    const { signal } = this.#closing;
    for (let tries = 0; !signal.aborted; tries += 1) {
      const client = new pg.Client({
        connectionString: this.options.url,
        application_name: this.options.applicationName,
        keepAlive: true,
        connectionTimeoutMillis: 5_000,
      });
      const ended = new Promise<void>((resolve) => {
        client.once('end', resolve);
        signal.addEventListener('abort', () => resolve(), { once: true });
      });
      client.on('error', () => undefined);
      client.on('notification', () => this.wake());
      const listening = await this.#started(client);
      if (listening) {
        tries = 0;
        this.wake();
        await ended;
      }
      await client.end().catch(() => undefined);
      await pause(pauseMs(tries), signal);
    }
  }

  async #started(client: pg.Client): Promise<boolean> {
    try {
      await client.connect();
      await client.query(`LISTEN ${this.options.channel}`);
      return true;
    } catch {
      // The poll continues, and readers get the error themselves.
      return false;
    }
  }

  async #poll(): Promise<void> {
    const { signal } = this.#closing;
    let last = -1;
    while (!signal.aborted) {
      const head = this.#wakers.size === 0 ? last : await this.options.head().catch(() => last);
      if (head !== last) this.wake();
      last = head;
      await pause(POLL_MS, signal);
    }
  }
}
