/**
 * The kind of failure, for code to act on; never match on messages. `damaged`: one stream has lost
 * events because somebody truncated or deleted it; other streams are not affected.
 */
export type EventStoreFailure =
  | 'unavailable'
  | 'timeout'
  | 'credentials'
  | 'not-leader'
  | 'too-large'
  | 'event-id-reused'
  | 'damaged'
  | 'corrupt'
  | 'incompatible'
  | 'closed';

export interface EventStoreErrorOptions extends ErrorOptions {
  readonly stream?: string;
}

/** An infrastructure failure of the log; `failure` says which. */
export class EventStoreError extends Error {
  /** The stream concerned, if it is a single one. */
  readonly stream: string | undefined;

  constructor(
    readonly failure: EventStoreFailure,
    message: string,
    options: EventStoreErrorOptions = {},
  ) {
    super(message, options);
    this.name = 'EventStoreError';
    this.stream = options.stream;
  }
}

const OF_ONE_STREAM: readonly EventStoreFailure[] = ['too-large', 'event-id-reused', 'damaged'];

/** Whether a failure concerns only the stream that was asked for. */
export const isOfOneStream = (error: unknown): boolean =>
  error instanceof EventStoreError && OF_ONE_STREAM.includes(error.failure);
