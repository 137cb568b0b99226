import type { Position, RecordedEvent } from '#event-sourcing';
import type { EventFilter, LogPage } from '#event-store';
import type { EventStoreDbClient } from './eventstoredb-client.js';
import { toRecorded, type LoggedEvent } from './eventstoredb-events.js';
import { fromToken, toToken, type LogPosition } from './eventstoredb-tokens.js';
import type { LiveListener } from './late-checkpoints.js';
import type { OwnStreams } from './own-streams.js';

/** Events kept for a consumer who does not take them; past that it reads at its own pace. */
const MOST_KEPT = 2_000;

/**
 * What the server pushes after a position, kept until it is taken. Whatever ends it, a consumer too
 * slow for the server's buffer, a dead server or nothing in particular, only means to catch up again.
 */
export class LiveFeed implements LiveListener {
  /** Why it ended, `undefined` inside where nobody said; the feed goes on while this is absent. */
  over: { readonly error: unknown } | undefined;
  #events: RecordedEvent[] = [];
  #position: Position | undefined;
  #wake: (() => void) | undefined;
  readonly #stop: () => void;

  constructor(
    client: EventStoreDbClient,
    private readonly own: OwnStreams,
    after: Position | undefined,
    private readonly filter: EventFilter | undefined,
  ) {
    const from = after === undefined ? after : fromToken(after);
    this.#stop = client.subscribe(from, own.wanted(filter), this);
  }

  event(event: LoggedEvent): void {
    if (!this.own.isOurs(event)) return;
    if (this.own.isWanted(event, this.filter)) this.#events.push(toRecorded(event));
    this.#reach(event.position);
    if (this.#events.length >= MOST_KEPT) this.ended(undefined);
  }

  /** While the server itself catches up it names where a page began: not an event, and not used. */
  checkpoint(position: LogPosition): void {
    if (position.prepare !== 0n) this.#reach(position);
  }

  ended(error: unknown): void {
    this.over ??= { error };
    this.#stop?.();
    this.#wake?.();
  }

  /** Waits until there is something to take, it is over, the signal aborts, or so many ms passed. */
  waiting(signal: AbortSignal, mostMs: number): Promise<void> {
    if (this.#position !== undefined || this.over || signal.aborted) return Promise.resolve();
    return new Promise((resolve) => {
      const done = () => {
        clearTimeout(timer);
        signal.removeEventListener('abort', done);
        this.#wake = undefined;
        resolve();
      };
      const timer = setTimeout(done, mostMs);
      signal.addEventListener('abort', done);
      this.#wake = done;
    });
  }

  /** At most so many events; undefined where the log has not moved. */
  take(most: number): (LogPage & { readonly position: Position }) | undefined {
    const events = this.#events.splice(0, most);
    const reached = this.#events.length > 0 ? events.at(-1)?.position : this.#position;
    if (reached === undefined) return undefined;
    if (this.#events.length === 0) this.#position = undefined;
    return { events, position: reached, end: this.#events.length === 0 };
  }

  stop(): void {
    this.#stop();
  }

  #reach(position: LogPosition): void {
    this.#position = toToken(position);
    this.#wake?.();
  }
}
