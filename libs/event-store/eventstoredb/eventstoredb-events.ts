import type { EventMetadata, EventToAppend, RecordedEvent } from '#event-sourcing';
import { toToken, type LogPosition } from './eventstoredb-tokens.js';

/** An event as the client reads it. */
export interface LoggedEvent {
  readonly id: string;
  readonly streamId: string;
  readonly revision: bigint;
  readonly type: string;
  readonly data: unknown;
  readonly metadata?: unknown;
  readonly created: Date;
  readonly position: LogPosition;
}

/** EventStoreDB has no field for a payload's version: it is stored with the metadata. */
interface StoredMetadata extends EventMetadata {
  readonly payloadVersion: number;
}

export function toStored({ id, type, version, data, metadata, chain }: EventToAppend) {
  const chained = chain === undefined ? {} : { chain };
  const stored: StoredMetadata = { payloadVersion: version, ...metadata, ...chained };
  return { contentType: 'application/json' as const, id, type, data, metadata: stored };
}

export function toRecorded(event: LoggedEvent): RecordedEvent {
  const { payloadVersion = 1, ...metadata } = (event.metadata ?? {}) as StoredMetadata;
  return {
    id: event.id,
    stream: event.streamId,
    revision: Number(event.revision),
    position: toToken(event.position),
    type: event.type,
    version: payloadVersion,
    data: event.data as object,
    metadata,
    recordedAt: event.created.toISOString(),
  };
}
