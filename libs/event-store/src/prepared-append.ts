import type { EventToAppend } from '#event-sourcing';
import type { ExpectedRevision } from './event-store.js';
import { EventStoreError } from './event-store-error.js';

/** Revision of a stream that is not there: one before its first event. */
export const NO_STREAM = -1;
/** Most bytes of one event: its data and metadata as UTF-8 JSON together. */
export const MAX_EVENT_BYTES = 1024 * 1024;

/** An event serialised for a table. */
export interface PreparedEvent {
  readonly id: string;
  readonly type: string;
  readonly version: number;
  readonly data: string;
  readonly metadata: string;
}

export interface PreparedAppend {
  readonly stream: string;
  /** {@link NO_STREAM} or the revision of the last event there must be. */
  readonly expected: number;
  readonly events: readonly PreparedEvent[];
}

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

/**
 * Checks and serialises an append, for stores that keep JSON as text.
 * @throws RangeError for an invalid append (no events, a negative revision, an id that is no UUID);
 * EventStoreError `too-large` for an event over {@link MAX_EVENT_BYTES}
 */
export function prepareAppend(
  stream: string,
  expected: ExpectedRevision,
  events: readonly EventToAppend[],
): PreparedAppend {
  if (events.length === 0) throw new RangeError('an append needs at least one event');
  if (stream === '' || stream.includes('\0')) throw new RangeError('not a stream name');
  const revision = expected === 'no-stream' ? NO_STREAM : expected;
  if (expected !== 'no-stream' && !(Number.isSafeInteger(expected) && expected >= 0)) {
    throw new RangeError(`not a revision: ${expected}`);
  }
  return { stream, expected: revision, events: prepareEvents(events) };
}

function prepareEvents(events: readonly EventToAppend[]): PreparedEvent[] {
  let shared: EventToAppend['metadata'] | undefined;
  let metadata = '';
  return events.map((event) => {
    // Events of one command usually share one metadata object: serialise it once.
    if (event.metadata !== shared) metadata = JSON.stringify(event.metadata);
    shared = event.metadata;
    return prepareEvent(event, metadata);
  });
}

/** The chain comes last: whoever reads only the end of the text finds it there. */
const withChain = (metadata: string, chain: string | undefined): string =>
  chain === undefined ? metadata : `${metadata.slice(0, -1)},"chain":"${chain}"}`;

function prepareEvent(event: EventToAppend, shared: string): PreparedEvent {
  const { id, type, version, data } = event;
  const metadata = withChain(shared, event.chain);
  if (!UUID.test(id)) throw new RangeError(`the event id is no UUID: ${id}`);
  const json = JSON.stringify(data);
  const bytes = mostBytes(json, metadata) > MAX_EVENT_BYTES ? exactBytes(json, metadata) : 0;
  if (bytes > MAX_EVENT_BYTES) {
    const message = `event ${type} has ${bytes} bytes, the limit is ${MAX_EVENT_BYTES}`;
    throw new EventStoreError('too-large', message);
  }
  return { id, type, version, data: json, metadata };
}

/**
 * A UTF-16 unit is at most three bytes of UTF-8; this bound avoids the exact count for nearly every
 * event.
 */
function mostBytes(data: string, metadata: string): number {
  return 3 * (data.length + metadata.length);
}

function exactBytes(data: string, metadata: string): number {
  return Buffer.byteLength(data, 'utf8') + Buffer.byteLength(metadata, 'utf8');
}
