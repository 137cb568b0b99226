import { mkdirSync } from 'node:fs';
import { join } from 'node:path';

import { chainAppends, type EventStore, shareReading } from '#event-store';
import { openEventStoreDb } from '#event-store/eventstoredb';
import { openPostgresEventStore } from '#event-store/postgres';
import { openSqliteEventStore } from '#event-store/sqlite';

import { OWN_STREAMS } from './own-streams.js';
import { type EventStorePlace, eventStoreOf, type Stores } from './stores.js';

type LogPlace = string | Pick<Stores, 'eventStore'>;

/** Opens a log on a server, for writing or reading alike. Those who follow it share one reading. */
async function openServerLog(
  store: Exclude<EventStorePlace, { kind: 'sqlite' }>,
): Promise<EventStore> {
  if (store.kind === 'postgres') {
    const log = await openPostgresEventStore({ url: store.url });
    return shareReading(chainAppends(log, { tellsRepeats: true }));
  }
  const log = await openEventStoreDb({ connectionString: store.url, streams: OWN_STREAMS });
  return shareReading(chainAppends(log, { tellsRepeats: false }));
}

/**
 * Opens the log; creates a missing data folder.
 * @param writer for logs in files: commits on a thread of its own, or on this one
 * @throws EventStoreError when it cannot be reached
 */
export async function openLog(place: LogPlace, writer: 'inline' | 'thread'): Promise<EventStore> {
  const store = eventStoreOf(place);
  if (store.kind !== 'sqlite') return openServerLog(store);
  mkdirSync(store.dataDir, { recursive: true });
  const log = await openSqliteEventStore({ file: join(store.dataDir, 'events.db'), writer });
  return shareReading(chainAppends(log, { tellsRepeats: true }));
}

/** Opens the log for reading; in a data folder it must exist. */
export async function openLogForReading(place: LogPlace): Promise<EventStore> {
  const store = eventStoreOf(place);
  if (store.kind !== 'sqlite') return openServerLog(store);
  return shareReading(
    await openSqliteEventStore({ file: join(store.dataDir, 'events.db'), readOnly: true }),
  );
}
