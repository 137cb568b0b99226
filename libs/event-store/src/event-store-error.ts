/**
 * What is wrong with the store, for code to act on. Never match on messages. `damaged`: one stream has
 * lost events, because somebody truncated or deleted it; the others are not concerned.
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

/** An infrastructure failure of the log, told apart by `failure`. */
export class EventStoreError extends Error {
  /** The stream it is about, where it is about one. */
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

/** Whether a failure is about the stream that was asked for, and says nothing about the others. */
export const isOfOneStream = (error: unknown): boolean =>
  error instanceof EventStoreError && OF_ONE_STREAM.includes(error.failure);
