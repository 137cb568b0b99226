import { setTimeout as pause } from 'node:timers/promises';
import type { Position } from '#event-sourcing';
import type { WhistleFeed } from '#whistle';

/** How long a listener is left alone after it was told something. */
const QUIET_MS = 5_000;

/** Tells those who listen that whistles have changed: the newest position, however many there were. */
export class DashboardFeed {
  constructor(
    private readonly whistles: Pick<WhistleFeed, 'listen'>,
    private readonly quietMs = QUIET_MS,
  ) {}

  /**
   * What is shown now, and then again after changes, as of the newest. A listener that is slow misses
   * positions in between, and nothing else.
   */
  async listen<Shown>(
    show: (position: Position | undefined) => Promise<Shown>,
  ): Promise<AsyncIterableIterator<Shown>> {
    const newest = new Newest(await this.whistles.listen());
    let told: Position | undefined;
    let isFirst = true;
    const iterator: AsyncIterableIterator<Shown> = {
      next: async () => {
        if (!isFirst) {
          await newest.rest(this.quietMs);
          told = await newest.after(told);
          if (told === undefined) return { done: true, value: undefined };
        }
        isFirst = false;
        return { done: false, value: await show(told) };
      },
      return: async () => {
        await newest.end();
        return { done: true, value: undefined };
      },
      [Symbol.asyncIterator]: () => iterator,
    };
    return iterator;
  }
}

interface Told {
  readonly position: Position;
}

/** The newest of what a queue brings, which it empties at once: it never falls behind. */
class Newest {
  readonly #ended = new AbortController();
  #position: Position | undefined;
  #failure: unknown;
  #wake: () => void = () => undefined;

  constructor(private readonly queue: AsyncIterableIterator<Told>) {
    void this.#follow();
  }

  /** Waits, or until it is ended. */
  async rest(ms: number): Promise<void> {
    await pause(ms, undefined, { signal: this.#ended.signal }).catch(() => undefined);
  }

  /** The newest position, once it is another; undefined when it is over. */
  async after(told: Position | undefined): Promise<Position | undefined> {
    for (;;) {
      if (this.#failure !== undefined) throw this.#failure;
      if (this.#ended.signal.aborted) return undefined;
      if (this.#position !== told) return this.#position;
      await new Promise<void>((resolve) => (this.#wake = resolve));
    }
  }

  async end(): Promise<void> {
    this.#ended.abort();
    await this.queue.return?.();
    this.#wake();
  }

  async #follow(): Promise<void> {
    try {
      for await (const { position } of this.queue) {
        this.#position = position;
        this.#wake();
      }
    } catch (error) {
      this.#failure = error;
    }
    this.#ended.abort();
    this.#wake();
  }
}
