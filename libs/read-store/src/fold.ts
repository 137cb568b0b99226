import type { RecordedEvent } from '#event-sourcing';

import type { Change, OpaqueProjection } from './projection.js';

/** A stream whose fold or rows failed: `event` is the first that is not in the model. */
export interface Poison {
  readonly stream: string;
  readonly event: RecordedEvent;
  readonly error: unknown;
  /** The event and those of its stream after it. */
  readonly unapplied: readonly RecordedEvent[];
}

export interface FoldedStream {
  readonly change: Change<unknown> | undefined;
  readonly poison: Poison | undefined;
}

/**
 * Folds events of one stream onto its model. What comes before an event that cannot be applied
 * stays in the change, so that the stream can go on from there later.
 */
export function foldStream(
  projection: OpaqueProjection,
  stream: string,
  before: unknown,
  events: readonly RecordedEvent[],
): FoldedStream {
  const start = before ?? projection.initial(stream);
  let after = start;
  let poison: Poison | undefined;
  for (const [index, event] of events.entries()) {
    try {
      after = applyEvent(projection, after, event);
    } catch (error) {
      poison = { stream, event, error, unapplied: events.slice(index) };
      break;
    }
  }
  return { change: after === start ? undefined : { stream, before, after }, poison };
}

function applyEvent(projection: OpaqueProjection, model: unknown, event: RecordedEvent): unknown {
  if (event.revision <= projection.revisionOf(model)) return model;
  const next = projection.when[event.type]?.(model, projection.family.typed(event)) ?? model;
  // Without this a forgotten revision would make every replay count the event once more.
  if (next !== model && projection.revisionOf(next) !== event.revision)
    throw new Error(`the handler of ${event.type} did not move the model to its revision`);
  return next;
}

/** Events by stream, in order. */
export function eventsByStream(events: readonly RecordedEvent[]): Map<string, RecordedEvent[]> {
  const groups = new Map<string, RecordedEvent[]>();
  for (const event of events) {
    const group = groups.get(event.stream);
    if (group) group.push(event);
    else groups.set(event.stream, [event]);
  }
  return groups;
}
