import type { EventToAppend } from '#event-sourcing';
import { EventStoreError, type ExpectedRevision, type StreamAppend } from '#event-store';
import { prepareAppend as checked, type PreparedAppend } from '../src/prepared-append.js';

/** Most bytes of one append, so that a transaction stays far below what one message may hold. */
const MAX_APPEND_BYTES = 64 * 1024 * 1024;
const MAX_INTEGER = 2 ** 31 - 1;

export interface SizedAppend extends PreparedAppend {
  /** Approximate size: UTF-16 units of its data and metadata. */
  readonly units: number;
}

/**
 * Checks and serialises an append. The server accepts whatever passes here, so no append spoils the
 * transaction that it shares with others.
 * @throws RangeError for an invalid append; EventStoreError `too-large` for an event over 1 MiB or
 * an append over 64 MiB, `event-id-reused` for an append that holds an id twice
 */
export function prepareAppend(
  stream: string,
  expected: ExpectedRevision,
  events: readonly EventToAppend[],
): SizedAppend {
  const append = checked(stream, expected, events);
  let units = 0;
  for (const { type, version, data, metadata } of append.events) {
    if (type.includes('\0')) throw new RangeError('not an event type');
    if (!(Number.isInteger(version) && Math.abs(version) <= MAX_INTEGER)) {
      throw new RangeError(`not a version: ${version}`);
    }
    units += data.length + metadata.length;
  }
  if (append.expected + append.events.length > MAX_INTEGER) throw new RangeError('not a revision');
  checkIds(append);
  checkSize(append, units);
  return { ...append, units };
}

/**
 * Appends that share a transaction.
 * @throws as {@link prepareAppend}; `event-id-reused` also for an id in two of them.
 */
export function prepareAll(appends: readonly StreamAppend[]): SizedAppend[] {
  const all = appends.map(({ stream, expected, events }) =>
    prepareAppend(stream, expected, events),
  );
  checkIds({ stream: 'several streams', expected: 0, events: all.flatMap(({ events }) => events) });
  return all;
}

function checkIds({ stream, events }: PreparedAppend): void {
  if (
    events.length === 1 ||
    new Set(events.map(({ id }) => id.toLowerCase())).size === events.length
  )
    return;
  throw new EventStoreError('event-id-reused', `an append to ${stream} holds an event id twice`);
}

/** A UTF-16 unit is at most three bytes of UTF-8: only what may be too large is counted exactly. */
function checkSize({ stream, events }: PreparedAppend, units: number): void {
  if (3 * units <= MAX_APPEND_BYTES) return;
  const bytes = events
    .map(({ data, metadata }) => Buffer.byteLength(data) + Buffer.byteLength(metadata))
    .reduce((sum, some) => sum + some, 0);
  if (bytes <= MAX_APPEND_BYTES) return;
  const message = `an append to ${stream} has ${bytes} bytes, the limit is ${MAX_APPEND_BYTES}`;
  throw new EventStoreError('too-large', message);
}
