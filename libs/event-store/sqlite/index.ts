export { openSqliteEventStore, type SqliteEventStoreOptions } from './sqlite-event-store.js';
export { backUpSqliteEventStore, type SqliteBackup } from './sqlite-backup.js';
