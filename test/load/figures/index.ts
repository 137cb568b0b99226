import type { Figure, Scale } from '../figure.js';
import { appendVsRaw } from './append-vs-raw.js';
import { deadlineFireVsAppend } from './deadline-fire-vs-append.js';
import { eventStoreDbAppendVsClient } from './eventstoredb-append-vs-client.js';
import { largeHistory } from './large-history.js';
import { postgresAppendVsRaw } from './postgres-append-vs-raw.js';
import { postgresProjectVsRaw } from './postgres-project-vs-raw.js';
import { raiseDuringStorm } from './raise-during-storm.js';
import { raiseVsEmptyMutation } from './raise-vs-empty-mutation.js';
import { rebuilds } from './rebuild.js';
import { appendVsEmmett, readVsEmmett } from './vs-emmett.js';

interface Measurement {
  /** Names of the figures it yields. */
  readonly names: readonly string[];
  readonly measure: (scale: Scale) => Promise<readonly Figure[]>;
}

const one = (name: string, measure: (scale: Scale) => Promise<Figure>): Measurement => ({
  names: [name],
  measure: async (scale) => [await measure(scale)],
});

/** In the order in which they run: what needs the large history comes last. */
export const FIGURES: readonly Measurement[] = [
  one('append-vs-raw', appendVsRaw),
  one('append-vs-emmett', appendVsEmmett),
  one('read-vs-emmett', readVsEmmett),
  one('eventstoredb-append-vs-client', eventStoreDbAppendVsClient),
  one('postgres-append-vs-raw', postgresAppendVsRaw),
  one('postgres-project-vs-raw', postgresProjectVsRaw),
  one('raise-vs-empty-mutation', raiseVsEmptyMutation),
  {
    names: ['deadline-fire-vs-append', 'deadline-lateness-p99-seconds'],
    measure: deadlineFireVsAppend,
  },
  one('raise-p95-during-storm-vs-quiet', raiseDuringStorm),
  { names: ['rebuild-vs-parse', 'rebuild-memory-mb'], measure: rebuilds },
  { names: ['lifecycle-at-1m-vs-empty', 'dashboard-p95-1m-vs-10k'], measure: largeHistory },
];
