import type { EventStoreFailure } from '#event-store';

/** What became of one append of a batch, once the batch is committed. */
export type CommitOutcome =
  | {
      readonly outcome: 'appended';
      readonly revision: number;
      readonly position: number;
      readonly deduplicated: boolean;
    }
  | { readonly outcome: 'conflict'; readonly actual: number }
  | { readonly outcome: 'failed'; readonly failure: EventStoreFailure; readonly message: string };
