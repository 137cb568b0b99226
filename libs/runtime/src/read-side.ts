import { join } from 'node:path';

import { responseStatistics } from '#assessment';
import type { EventStore } from '#event-store';
import { insight } from '#insight';
import { jointMeetings } from '#joint-meeting';
import { open311Requests } from '#open311';
import {
  type AnyProjection,
  openReadStore,
  type ReadPlace,
  type ReadStore,
  ReadTables,
} from '#read-store';
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

function placeOf(place: string | Stores): ReadPlace {
  const store = readStoreOf(place);
  return store.kind === 'postgres'
    ? { postgres: { url: store.url } }
    : { directory: join(store.dataDir, 'read') };
}

/**
 * The read models: those of a data folder are in it.
 * @throws ReadStoreError `READ_STORE_UNAVAILABLE`
 */
export function openReadSide(place: string | Stores, eventStore: EventStore): Promise<ReadStore> {
  return openReadStore({ ...placeOf(place), eventStore, projections: PROJECTIONS });
}

/** Their tables alone, for a thread that answers questions. */
export const openReadTables = (stores: Stores): Promise<ReadTables> =>
  ReadTables.open(placeOf(stores), PROJECTIONS);
