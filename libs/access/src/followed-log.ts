import type { Position, RecordedEvent } from '#event-sourcing';
import type { EventFilter, EventStore } from '#event-store';

const PAGE = 500;

/**
 * What a part of the log comes to, kept in memory. The first question reads the log from its beginning,
 * a page at a time; each later one reads only what is new, so that no answer is older than its question.
 */
export class FollowedLog<State> {
  #after: Position | undefined;
  #reading: Promise<unknown> = Promise.resolve();

  constructor(
    private readonly store: Pick<EventStore, 'readAll'>,
    private readonly filter: EventFilter,
    private readonly state: State,
    /** Changes the state by an event. */
    private readonly apply: (state: State, event: RecordedEvent) => void,
  ) {}

  /** The state after everything that is in the log now, and the position of its end. */
  async current(): Promise<{ readonly state: State; readonly position: Position | null }> {
    // One at a time: each event counts once.
    const reading = this.#reading.catch(() => undefined).then(() => this.#catchUp());
    this.#reading = reading;
    await reading;
    return { state: this.state, position: this.#after ?? null };
  }

  async #catchUp(): Promise<void> {
    for (let end = false; !end;) {
      const from = this.#after === undefined ? {} : { after: this.#after };
      const page = await this.store.readAll({ ...from, filter: this.filter, limit: PAGE });
      for (const event of page.events) this.apply(this.state, event);
      this.#after = page.position ?? this.#after;
      ({ end } = page);
    }
  }
}
