import type { LoggedEvent } from './eventstoredb-events.js';
import type { LogPosition } from './eventstoredb-tokens.js';

/** Told what a live subscription brings, in the order of the log. */
export interface LiveListener {
  event(event: LoggedEvent): void;
  /** Everything up to here was considered; a place of the log, not always one of an event. */
  checkpoint(position: LogPosition): void;
  /** Once, when it will bring nothing more; with the error, where there was one. */
  ended(error: unknown): void;
}

/**
 * The client tells a checkpoint when it receives it, but an event only when it leaves the buffer:
 * told at once, a checkpoint would overtake events before it, and a subscriber who stops there
 * would never see them.
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
