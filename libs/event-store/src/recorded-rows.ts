import type { EventMetadata, RecordedEvent } from '#event-sourcing';
import { EventStoreError } from './event-store-error.js';
import { toToken } from './numbered-position.js';
import { damagedStreamError } from './whole-stream.js';

/** An event as tables keep it: JSON as text, `recordedAt` in milliseconds since 1970. */
export type EventRow<Id = string> = [
  position: number,
  stream: string,
  revision: number,
  id: Id,
  type: string,
  version: number,
  data: string,
  metadata: string,
  recordedAt: number,
  ...others: unknown[],
];

/** Events of a log that numbers them. Events of one batch share `recordedAt`: it is formatted once. */
export function toRecorded<Id>(
  rows: readonly EventRow<Id>[],
  idOf: (id: Id) => string,
): RecordedEvent[] {
  let millis = -1;
  let recordedAt = '';
  return rows.map(([position, stream, revision, id, type, version, data, metadata, at]) => {
    if (at !== millis) recordedAt = new Date((millis = at)).toISOString();
    return {
      id: idOf(id),
      stream,
      revision,
      position: toToken(position),
      type,
      version,
      data: dataOf(stream, revision, data),
      metadata: parsedWhenUsed<EventMetadata>(metadata),
      recordedAt,
    };
  });
}

/** The data of an event as it was written; the error where the text is no JSON: it was overwritten since. */
export function readData(
  stream: string,
  revision: number,
  json: string,
): RecordedEvent['data'] | EventStoreError {
  try {
    return JSON.parse(json) as RecordedEvent['data'];
  } catch (cause) {
    return damagedStreamError(stream, `revision ${revision} is no JSON`, cause);
  }
}

/** @throws EventStoreError `damaged` */
function dataOf(stream: string, revision: number, json: string): RecordedEvent['data'] {
  const data = readData(stream, revision, json);
  if (data instanceof EventStoreError) throw data;
  return data;
}

/**
 * An object that is parsed when somebody looks into it: followers read far more metadata than they
 * use. It can be compared, spread and serialised like any other, but not be sent to another thread.
 */
export function parsedWhenUsed<T extends object>(json: string): T {
  return new Proxy({} as T, new ParsedWhenUsed<T>(json));
}

class ParsedWhenUsed<T extends object> implements ProxyHandler<T> {
  #value: T | undefined;

  constructor(private readonly json: string) {}

  get(_: T, key: PropertyKey): unknown {
    // Serialised as what it stands for: field by field through this handler takes three times as long.
    if (key === 'toJSON') return () => this.#parsed();
    return Reflect.get(this.#parsed(), key);
  }

  has(_: T, key: PropertyKey): boolean {
    return Reflect.has(this.#parsed(), key);
  }

  ownKeys(): (string | symbol)[] {
    return Reflect.ownKeys(this.#parsed());
  }

  getOwnPropertyDescriptor(_: T, key: PropertyKey): PropertyDescriptor | undefined {
    return Reflect.getOwnPropertyDescriptor(this.#parsed(), key);
  }

  /** What was written stays as it is. */
  set(): boolean {
    return false;
  }

  #parsed(): T {
    return (this.#value ??= JSON.parse(this.json) as T);
  }
}
