import { EventStoreError, type EventStoreFailure } from '#event-store';
import pg from 'pg';

/** By SQLSTATE: the whole code first, then its class (PostgreSQL manual, appendix A). */
const BY_SQLSTATE: Readonly<Record<string, EventStoreFailure>> = {
  '08': 'unavailable',
  '25006': 'not-leader',
  '25P03': 'timeout',
  '25P04': 'timeout',
  '28': 'credentials',
  '3D000': 'incompatible',
  '3F000': 'incompatible',
  '40': 'unavailable',
  '42501': 'credentials',
  '42703': 'incompatible',
  '42883': 'incompatible',
  '42P01': 'incompatible',
  '53': 'unavailable',
  '54': 'too-large',
  '55P03': 'timeout',
  '57': 'unavailable',
  '57014': 'timeout',
  '58': 'unavailable',
  XX001: 'corrupt',
  XX002: 'corrupt',
};

/** By code of the operating system, or of TLS, where no server answered. */
const BY_SYSTEM_CODE: Readonly<Record<string, EventStoreFailure>> = {
  ETIMEDOUT: 'timeout',
  CERT_HAS_EXPIRED: 'credentials',
  CERT_NOT_YET_VALID: 'credentials',
  DEPTH_ZERO_SELF_SIGNED_CERT: 'credentials',
  ERR_TLS_CERT_ALTNAME_INVALID: 'credentials',
  SELF_SIGNED_CERT_IN_CHAIN: 'credentials',
  UNABLE_TO_GET_ISSUER_CERT: 'credentials',
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: 'credentials',
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: 'credentials',
};

const UNIQUE_VIOLATION = '23505';

/** Whether a statement was refused for its data: nothing was written and the session is intact. */
export function isDataRefused(error: unknown): error is pg.DatabaseError {
  return error instanceof pg.DatabaseError && /^2[23]/.test(error.code ?? '');
}

/** Whether it was refused because the event id is in use. */
export function isIdTaken({ code, constraint }: pg.DatabaseError): boolean {
  return code === UNIQUE_VIOLATION && constraint === 'events_id_key';
}

/**
 * Turns failures of the server and of the connection into EventStoreErrors; bugs pass unchanged.
 */
export function asEventStoreError(error: unknown, what: string): unknown {
  if (error instanceof EventStoreError) return error;
  const failure = failureOf(error);
  if (failure === undefined) return error;
  const detail = error instanceof Error ? error.message : String(error);
  return new EventStoreError(failure, `${what}: ${detail}`, { cause: error });
}

function failureOf(error: unknown): EventStoreFailure | undefined {
  if (error instanceof pg.DatabaseError) return bySqlState(error.code ?? '');
  const { code, constructor } = Object(error) as { code?: unknown; constructor?: unknown };
  if (typeof code === 'string') return BY_SYSTEM_CODE[code] ?? 'unavailable';
  // The driver reports a lost or failed connection as a plain Error without a code.
  return constructor === Error ? 'unavailable' : undefined;
}

function bySqlState(state: string): EventStoreFailure | undefined {
  return BY_SQLSTATE[state] ?? BY_SQLSTATE[state.slice(0, 2)];
}
