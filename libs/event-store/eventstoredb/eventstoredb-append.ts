import type { EventToAppend } from '#event-sourcing';
import { EventStoreError, type ExpectedRevision } from '#event-store';
import { CHAIN_AT_END } from '../src/event-chain.js';
import { NO_STREAM } from '../src/prepared-append.js';

/** Most bytes of one event (UTF-8 JSON of data and metadata), and of the data of one append. */
export const MAX_BYTES = 1024 * 1024;

/** A checked append; its ids are in the form in which the server returns them. */
export interface PreparedAppend {
  readonly stream: string;
  /** {@link NO_STREAM} or the revision of the last event there must be. */
  readonly expected: number;
  readonly events: readonly EventToAppend[];
  readonly ids: readonly string[];
}

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/**
 * Checks an append before anything is sent.
 * @throws RangeError for an invalid append (no events, a negative revision, an id that is no UUID,
 * a stream of the server's own); EventStoreError `too-large` for an event over {@link MAX_BYTES} or
 * an append whose data together exceeds it (the server adds them up), `event-id-reused` for an
 * append that holds an id twice
 */
export function prepareAppend(
  stream: string,
  expected: ExpectedRevision,
  events: readonly EventToAppend[],
): PreparedAppend {
  if (events.length === 0) throw new RangeError('an append needs at least one event');
  if (!/^[^$\0]/.test(stream) || stream.includes('\0')) throw new RangeError('not a stream name');
  const revision = expected === 'no-stream' ? NO_STREAM : expected;
  if (expected !== 'no-stream' && !(Number.isSafeInteger(expected) && expected >= 0)) {
    throw new RangeError(`not a revision: ${expected}`);
  }
  checkSize(stream, events);
  return { stream, expected: revision, events, ids: idsOf(stream, events) };
}

function idsOf(stream: string, events: readonly EventToAppend[]): string[] {
  const ids = events.map(({ id }) => id.toLowerCase());
  const wrong = ids.find((id) => !UUID.test(id));
  if (wrong !== undefined) throw new RangeError(`the event id is no UUID: ${wrong}`);
  if (new Set(ids).size < ids.length) throw idReusedError(stream);
  return ids;
}

function checkSize(stream: string, events: readonly EventToAppend[]): void {
  let together = 0;
  let shared: EventToAppend['metadata'] | undefined;
  let metadataBytes = 0;
  for (const { type, data, metadata, chain } of events) {
    // Events of one command usually share one metadata object: measure it once.
    if (metadata !== shared) metadataBytes = bytesOf(metadata);
    shared = metadata;
    const dataBytes = bytesOf(data);
    const besides = metadataBytes + (chain === undefined ? 0 : CHAIN_AT_END);
    together += dataBytes;
    if (dataBytes + besides > MAX_BYTES) {
      throw tooLargeError(`event ${type}`, dataBytes + besides);
    }
  }
  if (together > MAX_BYTES) throw tooLargeError(`the data of an append to ${stream}`, together);
}

function bytesOf(value: object): number {
  return Buffer.byteLength(JSON.stringify(value), 'utf8');
}

function tooLargeError(what: string, bytes: number): EventStoreError {
  return new EventStoreError('too-large', `${what} has ${bytes} bytes, the limit is ${MAX_BYTES}`);
}

export function idReusedError(stream: string): EventStoreError {
  const message = `an event id of this append to ${stream} was used before for something else`;
  return new EventStoreError('event-id-reused', message);
}
