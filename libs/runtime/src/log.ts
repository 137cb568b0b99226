import { mkdirSync } from 'node:fs';
import { join } from 'node:path';

import type { EventStore } from '#event-store';
import { openPostgresEventStore } from '#event-store/postgres';
import { openSqliteEventStore } from '#event-store/sqlite';

import { eventStoreOf, type Stores } from './stores.js';

/**
 * The log; a data folder is made when missing. `writer` is for logs in files: a thread of its own, or
 * this one.
 * @throws EventStoreError when it cannot be reached
 */
export async function openLog(
  place: string | Stores,
  writer: 'inline' | 'thread',
): Promise<EventStore> {
  const store = eventStoreOf(place);
  if (store.kind === 'postgres') return openPostgresEventStore({ url: store.url });
  mkdirSync(store.dataDir, { recursive: true });
  return openSqliteEventStore({ file: join(store.dataDir, 'events.db'), writer });
}

/** The log for those who only read it; in a data folder it must exist. */
export async function openLogForReading(place: string | Stores): Promise<EventStore> {
  const store = eventStoreOf(place);
  if (store.kind === 'postgres') return openPostgresEventStore({ url: store.url });
  return openSqliteEventStore({ file: join(store.dataDir, 'events.db'), readOnly: true });
}
