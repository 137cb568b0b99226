import { randomUUID } from 'node:crypto';
import type { Actor } from './event.js';
import type { CommandEnvelope } from './handle-command.js';

/** Who sends a command, and how it is known. */
export interface Delivery {
  readonly actor: Actor;
  /** UUID, the idempotency key. */
  readonly commandId: string;
  /** Revision that the sender decided on; the command is refused at any other. */
  readonly expectedRevision?: number;
  /** When it happened, ISO 8601 UTC; now, unless history is being brought in. */
  readonly at?: string;
  /** Id of the event that brought it about, where no person did. */
  readonly causationId?: string;
}

/** What a client may send with a command; GraphQL clients may send null for what they leave out. */
interface Sent {
  readonly commandId?: string | null;
  readonly expectedRevision?: number | null;
}

/** The delivery of what somebody sends now; its id is made here where they gave none. */
export function deliveryOf({ commandId, expectedRevision }: Sent, actor: Actor): Delivery {
  const expected = typeof expectedRevision === 'number' ? { expectedRevision } : {};
  return { actor, commandId: commandId ?? randomUUID(), ...expected };
}

/** What surrounds a command that was delivered so. */
export function envelopeOf(
  command: { readonly type: string },
  { actor, commandId, expectedRevision, causationId }: Delivery,
): CommandEnvelope {
  return {
    commandId,
    command: command.type,
    actor,
    correlationId: commandId,
    ...(expectedRevision !== undefined && { expectedRevision }),
    ...(causationId !== undefined && { causationId }),
  };
}
