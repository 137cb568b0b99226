import type { RecordedEvent } from '#event-sourcing';
import { EventStoreError, isOfOneStream, type StreamRead } from '#event-store';
import { damagedStreamError, refuseUnlessWhole } from '../src/whole-stream.js';
import type { EventStoreDbClient } from './eventstoredb-client.js';
import { toRecorded } from './eventstoredb-events.js';
import { KnownIds } from './known-ids.js';

/** How long a stream that was found missing is taken for new. */
const NEW_MS = 2_000;
const MOST_READS = 16;

/** Reads single streams and remembers their event ids. */
export class StreamReader {
  readonly known = new KnownIds();
  readonly #foundNew = new Map<string, number>();

  constructor(private readonly client: EventStoreDbClient) {}

  /** @throws EventStoreError `damaged` where events have disappeared */
  async read(stream: string, fromRevision: number): Promise<RecordedEvent[]> {
    const found = await this.client.readStream(stream, fromRevision);
    if (found === 'missing') {
      await this.refuseUnlessNew(stream);
      return [];
    }
    const events = found.map(toRecorded);
    refuseUnlessWhole(stream, fromRevision, events);
    // An existing stream has a first event.
    if (fromRevision === 0 && events.length === 0)
      throw damagedStreamError(stream, 'it has no events left');
    const ids = events.map(({ id }) => id);
    this.known.remember(stream, fromRevision, ids);
    return events;
  }

  /** So many at a time: the server has no call for several streams. */
  async readMany(streams: readonly string[]): Promise<readonly StreamRead[]> {
    const reads: StreamRead[] = [];
    let next = 0;
    const lane = async () => {
      for (let at = next++; at < streams.length; at = next++)
        reads[at] = await this.#readOrError(streams[at] ?? '');
    };
    await Promise.all(Array.from({ length: MOST_READS }, lane));
    return reads;
  }

  async #readOrError(stream: string): Promise<StreamRead> {
    try {
      return await this.read(stream, 0);
    } catch (error) {
      if (error instanceof EventStoreError && isOfOneStream(error)) return error;
      throw error;
    }
  }

  /** Reads the unknown part of a stream, if it is not known up to the revision. */
  async learn(stream: string, revision: number): Promise<void> {
    const known = this.known.revision(stream);
    if (known < revision) await this.read(stream, known + 1);
  }

  /**
   * A stream that reads as missing may have been deleted; the server would let it begin again at
   * the revision after its last.
   * @throws EventStoreError `damaged`
   */
  async refuseUnlessNew(stream: string): Promise<void> {
    if (this.known.revision(stream) >= 0)
      throw damagedStreamError(stream, 'its events are not there any more');
    if (this.#wasNewJustNow(stream)) return;
    const metadata = (await this.client.metadataOf(stream)) as { $tb?: unknown } | undefined;
    if (typeof metadata?.$tb === 'number' && metadata.$tb > 0)
      throw damagedStreamError(stream, 'it was deleted, or truncated before its first event');
    this.#foundNew.set(stream, performance.now());
  }

  /** A missing stream that was just read is usually begun next. */
  #wasNewJustNow(stream: string): boolean {
    const since = performance.now() - NEW_MS;
    // Kept in order of time: the oldest come first.
    for (const [oldest, at] of this.#foundNew) {
      if (at > since) break;
      this.#foundNew.delete(oldest);
    }
    return this.#foundNew.delete(stream);
  }
}
