import { OperatorError, type RecordedEvent } from '#event-sourcing';
import type { EventStore, StreamAppend } from '#event-store';
import type { PositionMap } from './position-map.js';

/**
 * Limits of one append: EventStoreDB takes 1 MiB, and newer releases count everything of an event.
 */
const APPEND = { events: 500, bytes: 1024 * 1024 };
/** Limits of one batch of reading or writing. */
export const BATCH = { events: 1_000, bytes: 8 * 1024 * 1024 };

/** Appends that are written together, and the events in them. */
export interface Batch {
  readonly events: readonly RecordedEvent[];
  readonly appends: readonly StreamAppend[];
}

/** Counts events and bytes up to a limit; the first event always fits. */
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

const knownSizes = new WeakMap<RecordedEvent, number>();

/** UTF-8 bytes of an event as stores count them at most; cached. */
export function bytesOf(event: RecordedEvent): number {
  const { type, data, metadata } = event;
  const bytes =
    knownSizes.get(event) ?? Buffer.byteLength(type) + jsonBytes(data) + jsonBytes(metadata);
  knownSizes.set(event, bytes);
  return bytes;
}

/** Bytes that EventStoreDB adds to an event, including the payload's version. */
const OVERHEAD = 100;

/** Consecutive events of one stream go into one append, which keeps the order across streams. */
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

/** Cuts events, in the order of the log, into batches that a store takes at once. */
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

const targetDiffersError = ({ stream, revision }: RecordedEvent): OperatorError =>
  new OperatorError(
    'TARGET_DIFFERS',
    `目标日志中有不属于来源的事件（来源此处为 ${stream}@${revision}）：目标须为空，或是同一迁移的目标`,
  );

const isSame = (one: RecordedEvent, other: RecordedEvent): boolean =>
  one.id === other.id && one.stream === other.stream && one.revision === other.revision;

/**
 * Writes events of the source to the target with their ids and in their order, and reads back their
 * positions. Events that an interrupted run wrote are found there and not written again.
 */
export class TargetWriter {
  /** Whether the target may hold events that the map lacks. */
  #inDoubt = true;

  constructor(
    private readonly target: EventStore,
    private readonly map: PositionMap,
  ) {}

  /**
   * Returns once all events are in the target and in the map; may be called again after an error.
   * @throws OperatorError TARGET_DIFFERS, EventStoreError
   */
  async write(events: readonly RecordedEvent[]): Promise<void> {
    const done = this.map.last?.source ?? '';
    let missing = events.filter(({ position }) => position > done);
    if (this.#inDoubt) missing = await this.#found(missing);
    this.#inDoubt = false;
    for (const batch of batchesOf(missing)) await this.#append(batch);
  }

  async #append({ events, appends }: Batch): Promise<void> {
    this.#inDoubt = true;
    // The outcome is read back from the target below; a conflict shows as missing events.
    await this.target.appendInOrder(appends);
    const [missing] = await this.#found(events);
    if (missing) throw targetDiffersError(missing);
    this.#inDoubt = false;
  }

  /** Adds events that are in the target already to the map; returns the others. */
  async #found(events: readonly RecordedEvent[]): Promise<RecordedEvent[]> {
    const there = await this.#next(events.length);
    const pairs = there.map((target, i) => {
      const source = events[i];
      if (!source || !isSame(source, target)) throw targetDiffersError(source ?? target);
      return { source: source.position, target: target.position };
    });
    this.map.record(pairs);
    return events.slice(there.length);
  }

  /** At most this many events of the target after those in the map. */
  async #next(most: number): Promise<RecordedEvent[]> {
    const found: RecordedEvent[] = [];
    let after = this.map.last?.target;
    while (found.length < most) {
      const limit = most - found.length;
      const page = await this.target.readAll({ limit, ...(after !== undefined && { after }) });
      found.push(...page.events);
      after = page.position;
      if (page.end) break;
    }
    return found;
  }
}
