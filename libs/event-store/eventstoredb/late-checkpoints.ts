import type { LoggedEvent } from './eventstoredb-events.js';
import type { LogPosition } from './eventstoredb-tokens.js';

/** Receives what a live subscription delivers, in the order of the log. */
export interface LiveListener {
  event(event: LoggedEvent): void;
  /** Everything up to here was considered; not always the position of an event. */
  checkpoint(position: LogPosition): void;
  /** Called once at the end; with the error, if there was one. */
  ended(error: unknown): void;
}

/**
 * Delays checkpoints until the events before them are delivered. The client reports a checkpoint
 * when it arrives but an event only when it leaves the buffer: reported at once, a checkpoint would
 * overtake earlier events, and a subscriber that stops there would never see them.
 */
export class LateCheckpoints {
  readonly #waiting: { readonly after: number; readonly position: LogPosition }[] = [];
  #told = 0;

  constructor(private readonly listener: LiveListener) {}

  event(event: LoggedEvent): void {
    this.#told += 1;
    this.listener.event(event);
    this.#tell();
  }

  came(position: LogPosition, buffered: number): void {
    this.#waiting.push({ after: this.#told + buffered, position });
    this.#tell();
  }

  #tell(): void {
    for (let [next] = this.#waiting; next && next.after <= this.#told; [next] = this.#waiting) {
      this.#waiting.shift();
      this.listener.checkpoint(next.position);
    }
  }
}
