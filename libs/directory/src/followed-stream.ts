import type { DomainEvent, StreamFamily } from '#event-sourcing';
import type { EventStore } from '#event-store';

/**
 * One stream, folded. It keeps what it has read and reads only what is new at each use, so that an
 * answer is never older than the question and costs one indexed read.
 */
export class FollowedStream<State, E extends DomainEvent> {
  #revision = -1;
  #state: State;

  constructor(
    private readonly store: EventStore,
    private readonly family: Pick<
      StreamFamily<never, State, E, never, never>,
      'initialState' | 'read' | 'fold'
    >,
  ) {
    this.#state = family.initialState;
  }

  /** The same object as before where nothing is new. */
  async current(): Promise<State> {
    const fromRevision = this.#revision + 1;
    const recorded = await this.family.read(this.store, undefined, { fromRevision });
    // Another call may have read the same events meanwhile: those are skipped.
    const news = recorded.filter((event) => event.revision > this.#revision);
    const last = news.at(-1);
    if (last) {
      this.#state = this.family.fold(news, this.#state);
      this.#revision = last.revision;
    }
    return this.#state;
  }
}
