import { join } from 'node:path';

import { responseStatistics } from '#assessment';
import type { EventStore } from '#event-store';
import { insight } from '#insight';
import { jointMeetings } from '#joint-meeting';
import { open311Requests } from '#open311';
import { type AnyProjection, openReadStore, type ReadStore } from '#read-store';
import { declinePrecedents, deadlines, workLists } from '#whistle';

import { readStoreOf, type Stores } from './stores.js';

/** Every projection of the system. */
export const PROJECTIONS: readonly AnyProjection[] = [
  workLists,
  deadlines,
  declinePrecedents,
  responseStatistics,
  open311Requests,
  insight,
  jointMeetings,
];

/**
 * The read models: those of a data folder are in it.
 * @throws ReadStoreError `READ_STORE_UNAVAILABLE`
 */
export function openReadSide(place: string | Stores, eventStore: EventStore): Promise<ReadStore> {
  const store = readStoreOf(place);
  const what = { eventStore, projections: PROJECTIONS };
  return store.kind === 'postgres'
    ? openReadStore({ postgres: { url: store.url }, ...what })
    : openReadStore({ directory: join(store.dataDir, 'read'), ...what });
}
