import { EventStoreError, type EventStoreFailure } from '#event-store';

const CORRUPT = ['SQLITE_CORRUPT', 'SQLITE_NOTADB'];
const BUSY = ['SQLITE_BUSY', 'SQLITE_LOCKED'];

/** The code of a SQLite error such as `SQLITE_CONSTRAINT_UNIQUE`; undefined for anything else. */
export function sqliteCode(error: unknown): string | undefined {
  const code = (error as { code?: unknown } | undefined)?.code;
  return typeof code === 'string' && code.startsWith('SQLITE_') ? code : undefined;
}

/** Turns failures of SQLite into EventStoreErrors by code; bugs (anything else) pass unchanged. */
export function asEventStoreError(error: unknown, what: string): unknown {
  return sqliteCode(error) === undefined ? error : openingError(error, what);
}

/**
 * As {@link asEventStoreError} while opening, when only the file can be at fault: a missing folder
 * has no SQLite code.
 */
export function openingError(error: unknown, what: string): EventStoreError {
  if (error instanceof EventStoreError) return error;
  const detail = error instanceof Error ? error.message : String(error);
  const failure = failureOf(sqliteCode(error) ?? '');
  return new EventStoreError(failure, `${what}: ${detail}`, { cause: error });
}

function failureOf(code: string): EventStoreFailure {
  if (CORRUPT.some((family) => code.startsWith(family))) return 'corrupt';
  if (BUSY.some((family) => code.startsWith(family))) return 'timeout';
  return 'unavailable';
}
