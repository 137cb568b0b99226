import { EventStoreError, isOfOneStream } from '#event-store';

/** A log that is away comes back; what is wrong with one stream of it stays wrong. */
export const isLogAway = (error: unknown): boolean =>
  error instanceof EventStoreError && !isOfOneStream(error) && error.failure !== 'corrupt';
