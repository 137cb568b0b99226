import { mkdirSync } from 'node:fs';
import { join } from 'node:path';

import type { EventStore } from '#event-store';
import { openEventStoreDb } from '#event-store/eventstoredb';
import { openPostgresEventStore } from '#event-store/postgres';
import { openSqliteEventStore } from '#event-store/sqlite';

import { OWN_STREAMS } from './own-streams.js';
import { type EventStorePlace, eventStoreOf, type Stores } from './stores.js';

type LogPlace = string | Pick<Stores, 'eventStore'>;

/** A log on a server: the same for those who write and those who read. */
function openServerLog(store: Exclude<EventStorePlace, { kind: 'sqlite' }>): Promise<EventStore> {
  return store.kind === 'postgres'
    ? openPostgresEventStore({ url: store.url })
    : openEventStoreDb({ connectionString: store.url, streams: OWN_STREAMS });
}

/**
 * The log; a data folder is made when missing. `writer` is for logs in files: a thread of its own, or
 * this one.
 * @throws EventStoreError when it cannot be reached
 */
export async function openLog(place: LogPlace, writer: 'inline' | 'thread'): Promise<EventStore> {
  const store = eventStoreOf(place);
  if (store.kind !== 'sqlite') return openServerLog(store);
  mkdirSync(store.dataDir, { recursive: true });
  return openSqliteEventStore({ file: join(store.dataDir, 'events.db'), writer });
}

/** The log for those who only read it; in a data folder it must exist. */
export async function openLogForReading(place: LogPlace): Promise<EventStore> {
  const store = eventStoreOf(place);
  if (store.kind !== 'sqlite') return openServerLog(store);
  return openSqliteEventStore({ file: join(store.dataDir, 'events.db'), readOnly: true });
}
