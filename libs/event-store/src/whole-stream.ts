import type { RecordedEvent } from '#event-sourcing';
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
  events: readonly RecordedEvent[],
): void {
  const gap = events.findIndex(({ revision }, i) => revision !== fromRevision + i);
  if (gap < 0) return;
  const found = `revision ${events[gap]?.revision} where ${fromRevision + gap} should be`;
  throw damagedStreamError(stream, found);
}
