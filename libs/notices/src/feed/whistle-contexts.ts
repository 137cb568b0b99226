import type { RecordedEvent } from '#event-sourcing';
import type { EventStore } from '#event-store';
import { upcast, type WhistleEvent } from '#whistle';
import { evolveNoticed, noNoticedWhistle, type NoticedWhistle } from '../domain/noticed-whistle.js';

const MOST_KEPT = 20_000;

interface Known {
  readonly revision: number;
  readonly whistle: NoticedWhistle;
}

const fold = (known: Known, events: readonly RecordedEvent[]): Known =>
  events.reduce<Known>(
    ({ whistle }, event) => ({
      revision: event.revision,
      whistle: evolveNoticed(whistle, upcast(event) as unknown as WhistleEvent),
    }),
    known,
  );

/** What notices need to know of whistles: kept while they are talked about, else read from their stream. */
export class WhistleContexts {
  private readonly kept = new Map<string, Known>();

  constructor(private readonly store: EventStore) {}

  /** The whistle as it was right after the event, whatever has happened since. */
  async after(event: RecordedEvent): Promise<NoticedWhistle> {
    const { stream, revision } = event;
    const known = this.kept.get(stream);
    this.kept.delete(stream);
    // What lies between two events that are followed changes nothing that a notice says.
    const before = revision === 0 ? { revision: -1, whistle: noNoticedWhistle } : known;
    const after = before ? fold(before, [event]) : await this.read(stream, revision);
    this.kept.set(stream, after);
    if (this.kept.size > MOST_KEPT) this.forgetOldest();
    return after.whistle;
  }

  private async read(stream: string, revision: number): Promise<Known> {
    const events = await this.store.readStream(stream);
    const told = events.filter((event) => event.revision <= revision);
    return fold({ revision: -1, whistle: noNoticedWhistle }, told);
  }

  private forgetOldest(): void {
    for (const [oldest] of this.kept) {
      this.kept.delete(oldest);
      return;
    }
  }
}
