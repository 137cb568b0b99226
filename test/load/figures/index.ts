import type { Figure, Scale } from '../figure.js';
import { appendVsRaw } from './append-vs-raw.js';
import { cpuPerWhistleCluster, cpuPerWhistleEmbedded } from './cpu-per-whistle.js';
import { deadlineFireVsAppend } from './deadline-fire-vs-append.js';
import { eventStoreDbAppendVsClient } from './eventstoredb-append-vs-client.js';
import { importBesideService } from './import-beside-service.js';
import { lifecycleAtSize } from './lifecycle-at-size.js';
import { mixedP95 } from './mixed-p95.js';
import { postgresAppendVsRaw } from './postgres-append-vs-raw.js';
import { postgresProjectVsRaw } from './postgres-project-vs-raw.js';
import { questionsAtSize } from './questions-at-size.js';
import { raiseDuringStorm } from './raise-during-storm.js';
import { raiseVsEmptyMutation } from './raise-vs-empty-mutation.js';
import { rebuildAll, rebuilds } from './rebuild.js';
import { recomputeYear } from './recompute.js';
import { appendVsEmmett, readVsEmmett } from './vs-emmett.js';

/** What is measured together, in a process of its own. */
export interface Measurement {
  /** Names of the figures it yields. */
  readonly names: readonly string[];
  readonly measure: (scale: Scale) => Promise<readonly Figure[]>;
}

const one = (name: string, measure: (scale: Scale) => Promise<Figure>): Measurement => ({
  names: [name],
  measure: async (scale) => [await measure(scale)],
});

/**
 * In the order in which they run: what needs the large history comes last, and first of that the figure
 * which builds its read models.
 */
export const FIGURES: readonly Measurement[] = [
  one('append-vs-raw', appendVsRaw),
  one('append-vs-emmett', appendVsEmmett),
  one('read-vs-emmett', readVsEmmett),
  one('eventstoredb-append-vs-client', eventStoreDbAppendVsClient),
  one('postgres-append-vs-raw', postgresAppendVsRaw),
  {
    names: ['postgres-project-vs-raw', 'postgres-project-all-vs-raw'],
    measure: postgresProjectVsRaw,
  },
  {
    names: ['raise-vs-empty-mutation', 'raise-main-cpu-vs-empty', 'projection-cpu-per-raise'],
    measure: raiseVsEmptyMutation,
  },
  one('cpu-per-whistle-embedded-ms', cpuPerWhistleEmbedded),
  one('cpu-per-whistle-eventstoredb-postgres-ms', cpuPerWhistleCluster),
  {
    names: ['deadline-fire-vs-append', 'deadline-lateness-p99-seconds'],
    measure: deadlineFireVsAppend,
  },
  one('raise-p95-during-storm-vs-quiet', raiseDuringStorm),
  {
    names: ['import-beside-service-lag', 'import-beside-service-mb'],
    measure: importBesideService,
  },
  one('rebuild-vs-parse', rebuilds),
  { names: ['rebuild-all-vs-parse', 'rebuild-memory-mb'], measure: rebuildAll },
  {
    names: ['recompute-vs-parse', 'what-if-vs-recompute', 'recompute-memory-mb'],
    measure: recomputeYear,
  },
  {
    names: ['dashboard-p95-1m-vs-10k', 'scorecards-60x12-at-1m', 'deadline-risks-p95-1m-vs-10k'],
    measure: questionsAtSize,
  },
  one('mixed-p95', mixedP95),
  one('lifecycle-at-1m-vs-empty', lifecycleAtSize),
];
