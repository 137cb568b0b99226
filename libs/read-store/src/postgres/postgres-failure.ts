import pg from 'pg';

import { isFailure, messageOf, ReadStoreError } from '../read-store-error.js';
import type { StorageFailure } from '../storage.js';

/** By SQLSTATE: the whole code first, then its class (PostgreSQL manual, appendix A). */
const BY_SQLSTATE: Readonly<Record<string, StorageFailure>> = {
  '08': 'transient',
  '21': 'data',
  '22': 'data',
  '23': 'data',
  // 25P03: idle for too long in a transaction. 25006: read-only, as on a standby.
  '25P03': 'transient',
  '25006': 'transient',
  '40': 'transient',
  '53': 'transient',
  '54': 'data',
  '55P03': 'transient',
  '57': 'transient',
  '58': 'transient',
};

/** The kind of a database failure, for the runner. */
export function postgresFailureOf(error: unknown): StorageFailure {
  if (isFailure(error, 'READ_STORE_UNAVAILABLE')) return 'transient';
  if (!(error instanceof pg.DatabaseError)) return 'data';
  const state = error.code ?? '';
  return BY_SQLSTATE[state] ?? BY_SQLSTATE[state.slice(0, 2)] ?? 'broken';
}

/**
 * Failures reported by the server pass unchanged; all other driver errors concern the connection
 * and become `READ_STORE_UNAVAILABLE`. The driver throws many kinds for these, some of them plain.
 */
export function asConnectionFailure(error: unknown): unknown {
  if (error instanceof pg.DatabaseError || error instanceof ReadStoreError) return error;
  const details = { reason: messageOf(error) };
  return new ReadStoreError('READ_STORE_UNAVAILABLE', details, { cause: error });
}
