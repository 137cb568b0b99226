import { idReusedError, type PreparedAppend } from './eventstoredb-append.js';

/** About 40 MB when full. */
const MOST_IDS = 200_000;

/**
 * The event ids of streams that this process recently read or wrote. The server compares only the
 * revision that an append expects: at the newest revision it writes old ids a second time, and the
 * same ids to another stream. Streams appended to are always known in full (they are read if they
 * are not); ids on other streams are refused as long as they are remembered.
 */
export class KnownIds {
  /** Ids by revision from 0; the least recently used stream comes first. */
  readonly #streams = new Map<string, string[]>();
  readonly #owners = new Map<string, string>();

  constructor(private readonly most = MOST_IDS) {}

  /** Newest known revision of the stream; -1 if unknown. */
  revision(stream: string): number {
    return (this.#streams.get(stream)?.length ?? 0) - 1;
  }

  /** Remembers events of a stream from a revision on, unless that would leave a gap. */
  remember(stream: string, fromRevision: number, ids: readonly string[]): void {
    const known = this.#streams.get(stream) ?? [];
    if (fromRevision > known.length || ids.length === 0) return;
    for (const id of ids.slice(known.length - fromRevision)) {
      known.push(id);
      this.#owners.set(id, stream);
    }
    this.#streams.delete(stream);
    this.#streams.set(stream, known);
    this.#forget(stream);
  }

  /** Number of these ids that the stream is known to hold. */
  countHeld({ stream, ids }: PreparedAppend): number {
    return ids.filter((id) => this.#owners.get(id) === stream).length;
  }

  /** True when the stream is known to hold exactly these events right after the revision. */
  isRepeat({ stream, expected, ids }: PreparedAppend): boolean {
    const known = this.#streams.get(stream);
    return known !== undefined && ids.every((id, i) => known[expected + 1 + i] === id);
  }

  /** @throws EventStoreError `event-id-reused` for ids known to be elsewhere */
  check({ stream, expected, ids }: PreparedAppend): void {
    const known = this.#streams.get(stream);
    const elsewhere = ids.some((id, i) => {
      const owner = this.#owners.get(id);
      return owner !== undefined && (owner !== stream || known?.[expected + 1 + i] !== id);
    });
    if (elsewhere) throw idReusedError(stream);
  }

  #forget(spared: string): void {
    for (const [stream, ids] of this.#streams) {
      if (this.#owners.size <= this.most || stream === spared) return;
      this.#streams.delete(stream);
      for (const id of ids) this.#owners.delete(id);
    }
  }
}
