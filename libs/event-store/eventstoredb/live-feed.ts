import type { Position, RecordedEvent } from '#event-sourcing';
import type { EventFilter, LogPage } from '#event-store';
import type { EventStoreDbClient } from './eventstoredb-client.js';
import { toRecorded, type LoggedEvent } from './eventstoredb-events.js';
import { fromToken, toToken, type LogPosition } from './eventstoredb-tokens.js';
import type { LiveListener } from './late-checkpoints.js';
import type { OwnStreams } from './own-streams.js';

/** Events kept for a slow consumer; beyond that it reads at its own pace. */
const MOST_KEPT = 2_000;

/**
 * Events that the server pushes after a position, kept until taken. Whatever ends the feed (a
 * consumer too slow for the server's buffer, a dead server, no visible reason), the consumer only
 * has to catch up again.
 */
export class LiveFeed implements LiveListener {
  /** Why it ended (`error` is undefined if no reason was given); absent while it runs. */
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

  /**
   * While the server itself catches up it reports where a page began, which is no event: not used.
   */
  checkpoint(position: LogPosition): void {
    if (position.prepare !== 0n) this.#reach(position);
  }

  ended(error: unknown): void {
    this.over ??= { error };
    this.#stop?.();
    this.#wake?.();
  }

  /**
   * Waits until there is something to take, the feed is over, the signal aborts, or the time is up.
   */
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

  /** At most this many events; undefined if the log has not moved. */
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
