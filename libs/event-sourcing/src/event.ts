/** A fact of the domain: a stable past-tense name and its payload. Never renamed, only added to. */
export interface DomainEvent<Type extends string = string, Data extends object = object> {
  readonly type: Type;
  readonly data: Data;
}

/** Who did it: an account acting for an organisation in a role. */
export interface Actor {
  readonly account: string;
  readonly organisation: string;
  readonly role: string;
}

/** Stored beside the payload: idempotency, tracing and the actor. Never a resident's data. */
export interface EventMetadata {
  /** Idempotency key of the command that produced the event. */
  readonly commandId: string;
  /** Name of that command, for example `RaiseWhistle`. */
  readonly command: string;
  /** Digest of the command's content: the same id with other content is refused. */
  readonly digest: string;
  readonly correlationId: string;
  readonly causationId?: string;
  /** W3C trace context of the append, where it was traced: a projection's trace links back to it. */
  readonly traceparent?: string;
  readonly actor: Actor;
  /**
   * What the stream holds up to and including this event, as one SHA-256: the log adds it when the
   * event is appended. Absent from events of releases that had none.
   */
  readonly chain?: string;
}

/**
 * Place of an event in the whole log. An opaque token: within one store, of fixed width, so that
 * plain string comparison is the order of the log.
 */
export type Position = string;

/** An event about to be written. `id` follows from command id and index: a retry writes the same ids. */
export interface EventToAppend<E extends DomainEvent = DomainEvent> {
  readonly id: string;
  readonly type: E['type'];
  readonly data: E['data'];
  readonly metadata: EventMetadata;
  /** Version of the payload's shape, from 1. */
  readonly version: number;
  /** Is stored as `metadata.chain`; the log adds it. Apart, so that events share one metadata. */
  readonly chain?: string;
}

/** An event as the store returns it. */
export interface RecordedEvent<E extends DomainEvent = DomainEvent> {
  readonly id: string;
  readonly stream: string;
  /** Place in its stream, from 0, without gaps. */
  readonly revision: number;
  readonly position: Position;
  readonly type: E['type'];
  readonly version: number;
  readonly data: E['data'];
  readonly metadata: EventMetadata;
  /** When the store wrote it, ISO 8601 UTC. When it happened is in `data.at`. */
  readonly recordedAt: string;
}

/** An event as far as a decision needs it. */
export type StoredEvent<E extends DomainEvent = DomainEvent> = Pick<
  RecordedEvent<E>,
  'id' | 'stream' | 'revision' | 'type' | 'version' | 'data'
> & {
  /** `metadata.chain`, where it was at hand. */
  readonly chain?: string;
};

/** A union of domain events as recorded events, discriminated by `type`. */
export type Recorded<E extends DomainEvent> =
  E extends DomainEvent<infer T, infer D>
    ? RecordedEvent<DomainEvent<T, D>> & { readonly type: T; readonly data: D }
    : never;
