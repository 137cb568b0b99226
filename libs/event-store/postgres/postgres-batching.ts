import { type Batching, MOST_EVENTS } from '../src/group-commit.js';
import type { SizedAppend } from './postgres-append.js';

/**
 * Batches in flight: while the server commits one, the next is on its way and waits for the lock.
 */
export const LANES = 2;
/** Most UTF-16 units of one transaction. */
const MOST_UNITS = 8 * 1024 * 1024;

/**
 * A failed batch fails only its own appends: waiting ones get a transaction and a connection of
 * their own. Measured: 64 appends in one batch are faster than two halves.
 */
export const postgresBatching = (
  commit: Batching<SizedAppend>['commit'],
): Batching<SizedAppend> => ({ lanes: LANES, leastShare: 64, failsAll: false, split, commit });

/** An append that repeats an event id of the batch waits for the next batch. */
function split<Waiting extends { readonly append: SizedAppend }>(
  waiting: readonly Waiting[],
  share: number,
): [batch: Waiting[], rest: Waiting[]] {
  const batch: Waiting[] = [];
  const rest: Waiting[] = [];
  const ids = new Set<string>();
  let units = 0;
  for (const one of waiting) {
    const { events } = one.append;
    const full =
      batch.length >= share ||
      ids.size + events.length > MOST_EVENTS ||
      units + one.append.units > MOST_UNITS;
    const alone = batch.length === 0;
    if (!alone && (full || events.some(({ id }) => ids.has(id.toLowerCase())))) {
      rest.push(one);
      continue;
    }
    batch.push(one);
    units += one.append.units;
    for (const { id } of events) ids.add(id.toLowerCase());
  }
  return [batch, rest];
}
