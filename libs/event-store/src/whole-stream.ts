import type { RecordedEvent } from '#event-sourcing';
import { EventStoreError } from './event-store-error.js';

/** To be said of a stream that has lost events: by name, and what was found. */
export function damagedStreamError(
  stream: string,
  found: string,
  cause?: unknown,
): EventStoreError {
  const message = `the stream ${stream} is damaged: ${found}`;
  return new EventStoreError('damaged', message, { stream, ...(cause !== undefined && { cause }) });
}

/**
 * Events of a stream as they were read from a revision on: each follows the one before. What was
 * folded from less than the whole stream would be another state, and decisions on it wrong.
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
