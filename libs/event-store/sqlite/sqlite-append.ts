import type { EventStoreFailure } from '#event-store';

/** The outcome of one append of a committed batch. */
export type CommitOutcome =
  | {
      readonly outcome: 'appended';
      readonly revision: number;
      readonly position: number;
      readonly deduplicated: boolean;
    }
  | { readonly outcome: 'conflict'; readonly actual: number }
  | { readonly outcome: 'failed'; readonly failure: EventStoreFailure; readonly message: string };
