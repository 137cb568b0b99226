import { join } from 'node:path';

import {
  assessmentPeriods,
  consultationRegister,
  demandStatistics,
  responseStatistics,
  responseStatisticsBy,
  signals,
  talkRegister,
} from '#assessment';
import type { EventStore } from '#event-store';
import { evidenceInMeetings, evidenceInTalks, evidencePieces, evidenceUses } from '#evidence';
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
import { WHISTLE_PROJECTIONS } from '#whistle';

import { readStoreOf, type Stores } from './stores.js';
import { workingCalendars } from './working-calendars.js';

/** Every projection of the system, for its name and tables. */
export const PROJECTIONS: readonly AnyProjection[] = [
  ...WHISTLE_PROJECTIONS,
  responseStatistics,
  demandStatistics,
  talkRegister.projection,
  consultationRegister.projection,
  signals,
  assessmentPeriods,
  open311Requests,
  insight,
  jointMeetings,
  evidencePieces,
  evidenceUses,
  evidenceInMeetings,
  evidenceInTalks,
];

/**
 * Every projection with this installation's rules and holidays, by which working time is counted.
 * @throws RuleFileError, CalendarFileError, ConfigurationError naming file and place
 */
export function projectionsAt(place: string | Stores): readonly AnyProjection[] {
  const counted = responseStatisticsBy(workingCalendars(place, process.env));
  return PROJECTIONS.map((one) => (one.name === counted.name ? counted : one));
}

function placeOf(place: string | Stores): ReadPlace {
  const store = readStoreOf(place);
  return store.kind === 'postgres'
    ? { postgres: { url: store.url } }
    : { directory: join(store.dataDir, 'read') };
}

/**
 * Opens the read models; those of a data folder are inside it.
 * @throws ReadStoreError `READ_STORE_UNAVAILABLE`, and as {@link projectionsAt}
 */
export async function openReadSide(
  place: string | Stores,
  eventStore: EventStore,
): Promise<ReadStore> {
  return openReadStore({ ...placeOf(place), eventStore, projections: projectionsAt(place) });
}

/** Opens only their tables, for a thread that answers questions. */
export const openReadTables = (stores: Stores): Promise<ReadTables> =>
  ReadTables.open(placeOf(stores), PROJECTIONS);
