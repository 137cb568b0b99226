import type { RecordedEvent } from '#event-sourcing';

import type { ParkedTable } from './bookkeeping.js';
import type { Change } from './projection.js';
import type { OpaqueModelled } from './opaque-projection.js';
import { messageOf } from './read-store-error.js';

/**
 * A stream whose events or rows could not be applied; `event` is the first that is not in the
 * model.
 */
export interface Poison {
  readonly stream: string;
  readonly event: RecordedEvent;
  readonly error: unknown;
  /** The event and those after it in its stream. */
  readonly unapplied: readonly RecordedEvent[];
}

/** What the bookkeeping keeps of a stream that is set aside. */
export function parkedRow(
  projection: string,
  { stream, event, error, unapplied }: Poison,
  now: Date,
): ParkedTable {
  return {
    projection,
    stream,
    revision: event.revision,
    type: event.type,
    error: messageOf(error),
    parked_at: now.toISOString(),
    last_revision: unapplied.at(-1)?.revision ?? event.revision,
    events: unapplied.length,
  };
}

export interface FoldedStream {
  readonly change: Change<unknown> | undefined;
  readonly poison: Poison | undefined;
}

/**
 * Folds events of one stream onto its model. Events before one that cannot be applied stay in the
 * change, so that the stream can continue from there later.
 */
export function foldStream(
  projection: OpaqueModelled,
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

function applyEvent(projection: OpaqueModelled, model: unknown, event: RecordedEvent): unknown {
  if (event.revision <= projection.revisionOf(model)) return model;
  const next = projection.when[event.type]?.(model, projection.family.typed(event)) ?? model;
  // A handler that forgets the revision would count the event again on every replay.
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
