import type { DomainEvent, EventFamily, Recorded, RecordedEvent } from '#event-sourcing';
import type { EventStore } from '#event-store';

const MOST_KEPT = 20_000;

/** What notices need to know of the streams of one kind: kept while they are talked about, else read. */
export class StreamContexts<State, E extends DomainEvent> {
  private readonly kept = new Map<string, State>();

  constructor(
    private readonly store: EventStore,
    private readonly family: EventFamily<E>,
    private readonly initial: State,
    private readonly evolve: (state: State, event: Recorded<E>) => State,
  ) {}

  /** As it was right after the event, whatever has happened since. */
  async after(event: RecordedEvent): Promise<State> {
    const { stream, revision } = event;
    // What lies between two events that are followed changes nothing that a notice says.
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
