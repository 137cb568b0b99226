import { randomUUID } from 'node:crypto';

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;
const TRACEPARENT = /^00-([0-9a-f]{32})-[0-9a-f]{16}-[0-9a-f]{2}$/;

/** Returns one header of a request. */
export type HeaderOf = (name: string) => string | undefined;

/**
 * Id that correlates a request's log lines: its `x-request-id` if that is a UUID or 32 hexadecimal
 * digits (free text could be a person's name), or the trace id of its `traceparent`, or a new id.
 */
export function correlationOf(header: HeaderOf): string {
  const given = header('x-request-id');
  if (given !== undefined && (UUID.test(given) || /^[0-9a-f]{32}$/i.test(given))) return given;
  return TRACEPARENT.exec(header('traceparent') ?? '')?.[1] ?? randomUUID();
}
