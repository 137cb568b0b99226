import type { EventFilter } from '#event-store';
import type { WantedByServer } from './eventstoredb-calls.js';
import type { LoggedEvent } from './eventstoredb-events.js';

/**
 * Which streams of a server belong to this log. All others (events of the server itself, links of
 * its projections, streams of other systems) are not read, counted, copied or reported.
 */
export class OwnStreams {
  /**
   * @param names stream names, or beginnings of names that end in a dash; if empty, all but the
   * server's own streams
   */
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

  /** Whether an event is ours and passes a filter; an empty list matches nothing. */
  isWanted(event: LoggedEvent, { streamPrefixes, types }: EventFilter = {}): boolean {
    const inStreams = streamPrefixes?.some((prefix) => event.streamId.startsWith(prefix)) ?? true;
    return this.isOurs(event) && inStreams && (types?.includes(event.type) ?? true);
  }

  /** The part of a filter that the server can apply; its results must be filtered again. */
  wanted({ streamPrefixes, types }: EventFilter = {}): WantedByServer {
    if (streamPrefixes?.length) return { streamPrefixes };
    if (types?.length || this.names.length === 0) return { types: types ?? [] };
    return { streamPrefixes: this.names };
  }
}
