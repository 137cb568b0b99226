import type { EventFilter } from '#event-store';
import type { WantedByServer } from './eventstoredb-calls.js';
import type { LoggedEvent } from './eventstoredb-events.js';

/**
 * Which streams of a server are this log's. The others are nobody's business: events of the server
 * itself, links of its projections, streams of other systems. They are not read, counted, copied or
 * found fault with.
 */
export class OwnStreams {
  /** @param names names of streams, and beginnings of such names, which end in a dash; all but the server's own where there are none */
  constructor(private readonly names: readonly string[] = []) {}

  includes(stream: string): boolean {
    if (stream.startsWith('$')) return false;
    if (this.names.length === 0) return true;
    return this.names.some((name) =>
      name.endsWith('-') ? stream.startsWith(name) : stream === name,
    );
  }

  isOurs({ type, streamId }: Pick<LoggedEvent, 'type' | 'streamId'>): boolean {
    return !type.startsWith('$') && this.includes(streamId);
  }

  /** Whether an event is ours and a filter lets it through; an empty list is taken at its word. */
  isWanted(event: LoggedEvent, { streamPrefixes, types }: EventFilter = {}): boolean {
    const inStreams = streamPrefixes?.some((prefix) => event.streamId.startsWith(prefix)) ?? true;
    return this.isOurs(event) && inStreams && (types?.includes(event.type) ?? true);
  }

  /** As much of a filter as the server can apply. What it lets through has to be filtered again. */
  wanted({ streamPrefixes, types }: EventFilter = {}): WantedByServer {
    if (streamPrefixes?.length) return { streamPrefixes };
    if (types?.length || this.names.length === 0) return { types: types ?? [] };
    return { streamPrefixes: this.names };
  }
}
