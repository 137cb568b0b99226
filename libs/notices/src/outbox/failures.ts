import pg from 'pg';
import { OperatorError, shorten, usablePartOf } from '#event-sourcing';
import { EventStoreError, isOfOneStream } from '#event-store';
import { ReadStoreError } from '#read-store';

/** SQLSTATE classes: data exception (22), constraint violation (23), program limit exceeded (54). */
const OF_ROW_POSTGRES = /^(?:22|23|54)/;
const OF_ROW_SQLITE = /^SQLITE_(?:CONSTRAINT|TOOBIG|MISMATCH|RANGE)/;
const LONGEST_REASON = 300;

/** Whether the row itself is at fault, so that a retry would fail too; other failures are temporary. */
export function concernsRow(error: unknown): boolean {
  if (error instanceof pg.DatabaseError) return OF_ROW_POSTGRES.test(error.code ?? '');
  // Not by class: with several module registries the native module throws another registry's class.
  const { code } = Object(error) as { readonly code?: unknown };
  if (typeof code === 'string' && code.startsWith('SQLITE_')) return OF_ROW_SQLITE.test(code);
  return error instanceof TypeError || error instanceof RangeError;
}

/** Text of an error, usable and short enough to be stored. */
export const reasonOf = (error: unknown): string => {
  const { code } = Object(error) as { readonly code?: unknown };
  const said = `${typeof code === 'string' ? `${code} ` : ''}${String(error)}`;
  return shorten(usablePartOf(said), LONGEST_REASON);
};

/** An event store that is down comes back; a stream that is damaged stays damaged. */
export const isLogUnavailable = (error: unknown): boolean =>
  error instanceof EventStoreError && !isOfOneStream(error) && error.failure !== 'corrupt';

/** The log or the keys are away, or wait for their operator: no fault of the event. */
export const isAway = (error: unknown): boolean =>
  isLogUnavailable(error) ||
  error instanceof OperatorError ||
  (error instanceof ReadStoreError && error.code === 'READ_STORE_UNAVAILABLE');
