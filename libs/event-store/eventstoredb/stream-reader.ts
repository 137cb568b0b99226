import type { RecordedEvent } from '#event-sourcing';
import { damagedStream, refuseUnlessWhole } from '../src/whole-stream.js';
import type { EventStoreDbClient } from './eventstoredb-client.js';
import { toRecorded } from './eventstoredb-events.js';
import { KnownIds } from './known-ids.js';

/** Reads single streams and keeps in mind which event ids they hold. */
export class StreamReader {
  readonly known = new KnownIds();

  constructor(private readonly client: EventStoreDbClient) {}

  /** @throws EventStoreError `damaged` where there were events that are not there any more */
  async read(stream: string, fromRevision: number): Promise<RecordedEvent[]> {
    const found = await this.client.readStream(stream, fromRevision);
    if (found === 'missing') {
      await this.refuseUnlessNew(stream);
      return [];
    }
    const events = found.map(toRecorded);
    refuseUnlessWhole(stream, fromRevision, events);
    // A stream that is there began with an event.
    if (fromRevision === 0 && events.length === 0)
      throw damagedStream(stream, 'it has no events left');
    const ids = events.map(({ id }) => id);
    this.known.remember(stream, fromRevision, ids);
    return events;
  }

  /** Reads what is not known yet of a stream, where it is not known up to the revision. */
  async learn(stream: string, revision: number): Promise<void> {
    const known = this.known.revision(stream);
    if (known < revision) await this.read(stream, known + 1);
  }

  /**
   * A stream that reads as missing may have been deleted. The server would let it begin anew, at the
   * revision after its last.
   * @throws EventStoreError `damaged`
   */
  async refuseUnlessNew(stream: string): Promise<void> {
    if (this.known.revision(stream) >= 0)
      throw damagedStream(stream, 'its events are not there any more');
    const metadata = (await this.client.metadataOf(stream)) as { $tb?: unknown } | undefined;
    if (typeof metadata?.$tb === 'number' && metadata.$tb > 0)
      throw damagedStream(stream, 'it was deleted, or truncated before its first event');
  }
}
