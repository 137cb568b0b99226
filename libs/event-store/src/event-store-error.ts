/** What is wrong with the store, for code to act on. Never match on messages. */
export type EventStoreFailure =
  | 'unavailable'
  | 'timeout'
  | 'credentials'
  | 'not-leader'
  | 'too-large'
  | 'event-id-reused'
  | 'corrupt'
  | 'incompatible'
  | 'closed';

/** An infrastructure failure of the log, told apart by `failure`. */
export class EventStoreError extends Error {
  constructor(
    readonly failure: EventStoreFailure,
    message: string,
    options?: ErrorOptions,
  ) {
    super(message, options);
    this.name = 'EventStoreError';
  }
}
