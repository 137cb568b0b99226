import type { StoredEvent } from '#event-sourcing';
import type { StreamRead } from './event-store.js';
import { EventStoreError } from './event-store-error.js';

/** The error for a stream that has lost events. */
export function damagedStreamError(
  stream: string,
  found: string,
  cause?: unknown,
): EventStoreError {
  const message = `the stream ${stream} is damaged: ${found}`;
  return new EventStoreError('damaged', message, { stream, ...(cause !== undefined && { cause }) });
}

/**
 * Checks that events read from a revision on follow each other without gaps. A state folded from
 * part of a stream would lead to wrong decisions.
 * @throws EventStoreError `damaged`
 */
export function refuseUnlessWhole(
  stream: string,
  fromRevision: number,
  events: readonly Pick<StoredEvent, 'revision'>[],
): void {
  const error = gapIn(stream, fromRevision, events);
  if (error) throw error;
}

/** Many streams, each from its beginning: the error in the place of one that has a gap, or no text. */
export const eachWhole = (
  streams: readonly string[],
  found: readonly (readonly StoredEvent[])[],
  failed: ReadonlyMap<string, EventStoreError> = new Map(),
): readonly StreamRead[] =>
  found.map((events, at) => {
    const stream = streams[at] ?? '';
    return failed.get(stream) ?? gapIn(stream, 0, events) ?? events;
  });

function gapIn(
  stream: string,
  fromRevision: number,
  events: readonly Pick<StoredEvent, 'revision'>[],
): EventStoreError | undefined {
  const gap = events.findIndex(({ revision }, i) => revision !== fromRevision + i);
  if (gap < 0) return undefined;
  const found = `revision ${events[gap]?.revision} where ${fromRevision + gap} should be`;
  return damagedStreamError(stream, found);
}
