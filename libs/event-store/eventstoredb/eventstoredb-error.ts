import { EventStoreError, type EventStoreFailure } from '#event-store';

/** Failures by the client's `type`; all its error classes are named `Error`. */
const BY_TYPE: Readonly<Record<string, EventStoreFailure>> = {
  unavailable: 'unavailable',
  cancelled: 'unavailable',
  timeout: 'timeout',
  'deadline-exceeded': 'timeout',
  'access-denied': 'credentials',
  'not-leader': 'not-leader',
  'maximum-append-size-exceeded': 'too-large',
  // This system never deletes a stream, so its history is lost.
  'stream-deleted': 'damaged',
};

/** Failures by gRPC status, where the client knows no type. */
const BY_CODE: Readonly<Record<number, EventStoreFailure>> = {
  4: 'timeout',
  7: 'credentials',
  8: 'too-large',
  12: 'incompatible',
  16: 'credentials',
};

interface ClientError {
  readonly type?: unknown;
  readonly code?: unknown;
}

/** The client's own name for an error, such as `stream-not-found`; undefined where it has none. */
export function typeOf(error: unknown): string | undefined {
  const type = (error as ClientError | undefined)?.type;
  return typeof type === 'string' ? type : undefined;
}

/** A client that found no node of its cluster throws an error without type or code. */
export function isDiscoveryFailure(error: unknown): boolean {
  const { type, code } = (error ?? {}) as ClientError;
  const plain = error instanceof Error && error.name === 'Error';
  return plain && !(error instanceof EventStoreError) && type === undefined && code === undefined;
}

/**
 * Turns failures of the client into EventStoreErrors by type and code, never by message; bugs pass
 * unchanged.
 */
export function asEventStoreError(error: unknown, what: string): unknown {
  if (error instanceof EventStoreError || !isFromClient(error)) return error;
  const message = error instanceof Error ? error.message : String(error);
  return new EventStoreError(failureOf(error), `${what}: ${message}`, { cause: error });
}

function isFromClient(error: unknown): boolean {
  const { code } = (error ?? {}) as ClientError;
  return typeOf(error) !== undefined || typeof code === 'number' || isDiscoveryFailure(error);
}

function failureOf(error: unknown): EventStoreFailure {
  const byType = BY_TYPE[typeOf(error) ?? ''];
  if (byType) return byType;
  const { code } = error as ClientError;
  // Any other failure leaves open whether something was written: the caller may retry.
  return (typeof code === 'number' && BY_CODE[code]) || 'unavailable';
}
