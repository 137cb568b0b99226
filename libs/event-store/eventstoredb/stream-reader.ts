import type { RecordedEvent } from '#event-sourcing';
import type { EventStoreDbClient } from './eventstoredb-client.js';
import { toRecorded } from './eventstoredb-events.js';
import { KnownIds } from './known-ids.js';

/** Reads single streams and keeps in mind which event ids they hold. */
export class StreamReader {
  readonly known = new KnownIds();

  constructor(private readonly client: EventStoreDbClient) {}

  async read(stream: string, fromRevision: number): Promise<RecordedEvent[]> {
    const events = (await this.client.readStream(stream, fromRevision)).map(toRecorded);
    const ids = events.map(({ id }) => id);
    this.known.remember(stream, fromRevision, ids);
    return events;
  }

  /** Reads what is not known yet of a stream, where it is not known up to the revision. */
  async learn(stream: string, revision: number): Promise<void> {
    const known = this.known.revision(stream);
    if (known < revision) await this.read(stream, known + 1);
  }
}
