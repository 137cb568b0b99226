import type { RecordedEvent } from '#event-sourcing';
import type { EventStore } from '#event-store';

const MOST_KEPT = 20_000;

/** What notices need to know of the streams of one kind: kept while they are talked about, else read. */
export class StreamContexts<State> {
  private readonly kept = new Map<string, State>();

  constructor(
    private readonly store: EventStore,
    private readonly initial: State,
    private readonly evolve: (state: State, event: RecordedEvent) => State,
  ) {}

  /** As it was right after the event, whatever has happened since. */
  async after(event: RecordedEvent): Promise<State> {
    const { stream, revision } = event;
    // What lies between two events that are followed changes nothing that a notice says.
    const before = revision === 0 ? this.initial : this.kept.get(stream);
    const after =
      before === undefined ? await this.read(stream, revision) : this.evolve(before, event);
    this.kept.delete(stream);
    this.kept.set(stream, after);
    if (this.kept.size > MOST_KEPT) this.forgetOldest();
    return after;
  }

  private async read(stream: string, revision: number): Promise<State> {
    const events = await this.store.readStream(stream);
    const told = events.filter((event) => event.revision <= revision);
    return told.reduce(this.evolve, this.initial);
  }

  private forgetOldest(): void {
    for (const [oldest] of this.kept) {
      this.kept.delete(oldest);
      return;
    }
  }
}
