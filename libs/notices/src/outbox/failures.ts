import pg from 'pg';
import { shorten, usablePartOf } from '#event-sourcing';

/** SQLSTATE: data that cannot be (22), constraints (23), limits of a row (54). */
const OF_ROW_POSTGRES = /^(?:22|23|54)/;
const OF_ROW_SQLITE = /^SQLITE_(?:CONSTRAINT|TOOBIG|MISMATCH|RANGE)/;
const LONGEST_REASON = 300;

/**
 * Whether a failure is of what was to be written, and would come again with it; any other is of the
 * database, and passes.
 */
export function concernsRow(error: unknown): boolean {
  if (error instanceof pg.DatabaseError) return OF_ROW_POSTGRES.test(error.code ?? '');
  // By its code and not by its class: the native module throws the class of whoever loaded it first.
  const { code } = Object(error) as { readonly code?: unknown };
  if (typeof code === 'string' && code.startsWith('SQLITE_')) return OF_ROW_SQLITE.test(code);
  return error instanceof TypeError || error instanceof RangeError;
}

/** Why something could not be written, fit to be written down. */
export const reasonOf = (error: unknown): string => {
  const { code } = Object(error) as { readonly code?: unknown };
  const said = `${typeof code === 'string' ? `${code} ` : ''}${String(error)}`;
  return shorten(usablePartOf(said), LONGEST_REASON);
};
