import type { ReadStore } from '#read-store';
import { WORK_LISTS } from '../work-lists/work-lists.projection.js';
import type { WorkListTables } from '../work-lists/work-lists.tables.js';

/**
 * Ids of the open whistles of which some clock rests on holidays that were not published when it
 * started, by the work lists; in the order in which they were blown.
 * @throws ReadStoreError `PROJECTION_NOT_READY`
 */
export async function provisionalWhistles(store: ReadStore): Promise<readonly string[]> {
  const db = await store.live<WorkListTables>(WORK_LISTS);
  const rows = await db
    .selectFrom('whistles')
    .select('id')
    .where('status', '=', 'open')
    // Any clock: of a summons, of a ruling, of the gate, or of the whole.
    .where('provisional', '=', 1)
    .orderBy('no')
    .execute();
  return rows.map(({ id }) => id);
}
