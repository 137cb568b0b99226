import { existsSync, renameSync, rmSync } from 'node:fs';
import Database from 'better-sqlite3';
import { EventStoreError } from '#event-store';
import { asEventStoreError } from './sqlite-error.js';
import { openForReading } from './sqlite-schema.js';

/** What a backup holds. */
export interface SqliteBackup {
  readonly events: number;
  /** Position of its last event as a number; 0 for an empty log. */
  readonly position: number;
}

/** Copies in one step on one snapshot; smaller steps would restart at every commit of others. */
const ALL_PAGES = 0x7fffffff;

/**
 * Copies a log that may be in use: exactly what was committed when the copy began. Every page is
 * checked before the copy gets its name.
 * @throws EventStoreError as for opening, `corrupt` when the copy fails its check; an Error if `to`
 * exists
 */
export async function backUpSqliteEventStore(file: string, to: string): Promise<SqliteBackup> {
  if (existsSync(to)) throw new Error(`${to} is there already`);
  const partial = `${to}.partial`;
  rmSync(partial, { force: true });
  const log = openForReading(file);
  try {
    await log.backup(partial, { progress: () => ALL_PAGES });
    const made = checkCopy(partial);
    renameSync(partial, to);
    return made;
  } catch (error) {
    rmSync(partial, { force: true });
    throw asEventStoreError(error, `cannot back up the event log ${file}`);
  } finally {
    log.close();
  }
}

/** Also makes it a single file: the copy leaves the write-ahead mode that it inherits. */
function checkCopy(file: string): SqliteBackup {
  const copy = new Database(file);
  try {
    copy.pragma('journal_mode = DELETE');
    const found = copy.pragma('integrity_check', { simple: true });
    if (found !== 'ok') throw new EventStoreError('corrupt', `${file}: ${String(found)}`);
    const count = 'SELECT count(*) AS events, coalesce(max(position), 0) AS position FROM events';
    return copy.prepare<[], SqliteBackup>(count).get()!;
  } finally {
    copy.close();
  }
}
