import { mkdirSync } from 'node:fs';
import { join } from 'node:path';

import type { EventStore } from '#event-store';
import { openSqliteEventStore } from '#event-store/sqlite';

/** The log of a data folder; the folder is made when missing. */
export function openLog(dataDir: string, writer: 'inline' | 'thread'): Promise<EventStore> {
  mkdirSync(dataDir, { recursive: true });
  return openSqliteEventStore({ file: join(dataDir, 'events.db'), writer });
}

/** The log for those who only read it; it must exist. */
export const openLogForReading = (dataDir: string): Promise<EventStore> =>
  openSqliteEventStore({ file: join(dataDir, 'events.db'), readOnly: true });
