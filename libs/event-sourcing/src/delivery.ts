import type { Actor } from './event.js';
import type { CommandEnvelope } from './handle-command.js';
import { newId } from './name-uuid.js';

/** Who sends a command and under which id. */
export interface Delivery {
  readonly actor: Actor;
  /** UUID, the idempotency key. */
  readonly commandId: string;
  /** Revision that the sender decided on; the command is refused at any other. */
  readonly expectedRevision?: number;
  /** When it happened, ISO 8601 UTC; the present time unless history is imported. */
  readonly at?: string;
  /** Id of the event that caused the command, where no person sent it. */
  readonly causationId?: string;
}

/** What a client may send with a command; GraphQL clients may send null instead of leaving out. */
interface Sent {
  readonly commandId?: string | null;
  readonly expectedRevision?: number | null;
}

/** The delivery of a command sent now; makes an id where the client gave none. */
export function deliveryOf({ commandId, expectedRevision }: Sent, actor: Actor): Delivery {
  const expected = typeof expectedRevision === 'number' ? { expectedRevision } : {};
  return { actor, commandId: commandId ?? newId(), ...expected };
}

/** The envelope of a delivered command. */
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
