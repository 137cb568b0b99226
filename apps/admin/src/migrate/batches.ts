import type { RecordedEvent } from '#event-sourcing';
import type { StreamAppend } from '#event-store';

/** Bounds of one append: EventStoreDB takes 1 MiB, and newer ones count all there is of an event. */
const APPEND = { events: 500, bytes: 1024 * 1024 };
/** Bounds of what is written, or read, at a time. */
export const BATCH = { events: 1_000, bytes: 8 * 1024 * 1024 };

/** Appends that are written together, and the events in them. */
export interface Batch {
  readonly events: readonly RecordedEvent[];
  readonly appends: readonly StreamAppend[];
}

/** Room up to a bound of events and bytes; the first always fits. */
class Room {
  #events = 0;
  #bytes = 0;

  constructor(private readonly most: { readonly events: number; readonly bytes: number }) {}

  take(bytes: number): boolean {
    const fits = this.#events < this.most.events && this.#bytes + bytes <= this.most.bytes;
    if (!fits && this.#events > 0) return false;
    this.#events += 1;
    this.#bytes += bytes;
    return true;
  }
}

const jsonBytes = (value: object): number => Buffer.byteLength(JSON.stringify(value));

const weighed = new WeakMap<RecordedEvent, number>();

/** UTF-8 bytes of an event as a store counts them at most; each is weighed once. */
export function bytesOf(event: RecordedEvent): number {
  const { type, data, metadata } = event;
  const bytes =
    weighed.get(event) ?? Buffer.byteLength(type) + jsonBytes(data) + jsonBytes(metadata);
  weighed.set(event, bytes);
  return bytes;
}

/** Bytes of the event that EventStoreDB adds on its own, the version of the payload among them. */
const OVERHEAD = 100;

/** Neighbours of one stream go in one append: the order across streams stays as it is. */
function appendsOf(events: readonly RecordedEvent[]): StreamAppend[] {
  const runs: RecordedEvent[][] = [];
  let room = new Room(APPEND);
  for (const event of events) {
    const run = runs.at(-1);
    const bytes = bytesOf(event) + OVERHEAD;
    if (run?.at(-1)?.stream === event.stream && room.take(bytes)) {
      run.push(event);
      continue;
    }
    room = new Room(APPEND);
    room.take(bytes);
    runs.push([event]);
  }
  return runs.map(appendOf);
}

function appendOf(events: readonly RecordedEvent[]): StreamAppend {
  const { stream, revision } = events[0] as RecordedEvent;
  return {
    stream,
    expected: revision === 0 ? 'no-stream' : revision - 1,
    events: events.map(({ id, type, version, data, metadata }) => ({
      id,
      type,
      version,
      data,
      metadata,
    })),
  };
}

/** Events of the log, in its order, cut into batches that a store takes in one go. */
export function batchesOf(events: readonly RecordedEvent[]): Batch[] {
  const cut: RecordedEvent[][] = [];
  let room = new Room(BATCH);
  for (const event of events) {
    const bytes = bytesOf(event);
    if (cut.length === 0 || !room.take(bytes)) {
      room = new Room(BATCH);
      room.take(bytes);
      cut.push([]);
    }
    cut.at(-1)?.push(event);
  }
  return cut.map((some) => ({ events: some, appends: appendsOf(some) }));
}
