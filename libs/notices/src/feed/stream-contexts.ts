import type { DomainEvent, EventFamily, Recorded, RecordedEvent } from '#event-sourcing';
import type { EventStore } from '#event-store';

const MOST_KEPT = 20_000;

/** States of the streams of one family, for notices; the most recently used stay in memory. */
export class StreamContexts<State, E extends DomainEvent> {
  private readonly kept = new Map<string, State>();

  constructor(
    private readonly store: EventStore,
    private readonly family: EventFamily<E>,
    private readonly initial: State,
    private readonly evolve: (state: State, event: Recorded<E>) => State,
  ) {}

  /** State right after the event, without anything that happened later. */
  async stateAfter(event: RecordedEvent): Promise<State> {
    const { stream, revision } = event;
    // Events that the feed filters out change nothing that a notice says.
    const before = revision === 0 ? this.initial : this.kept.get(stream);
    const after =
      before === undefined
        ? await this.read(stream, revision)
        : this.evolve(before, this.family.typed(event));
    this.kept.delete(stream);
    this.kept.set(stream, after);
    if (this.kept.size > MOST_KEPT) this.forgetOldest();
    return after;
  }

  private async read(stream: string, revision: number): Promise<State> {
    const events = await this.family.read(this.store, this.family.idOf(stream));
    const before = events.filter((event) => event.revision <= revision);
    return before.reduce(this.evolve, this.initial);
  }

  private forgetOldest(): void {
    for (const [oldest] of this.kept) {
      this.kept.delete(oldest);
      return;
    }
  }
}
