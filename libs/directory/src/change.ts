import { randomUUID } from 'node:crypto';
import type { Actor, CommandEnvelope } from '#event-sourcing';

/** Who changes something of the directory, and how the command is known. */
export interface DirectoryChange {
  readonly actor: Actor;
  /** UUID; made here when absent. */
  readonly commandId?: string;
  readonly expectedRevision?: number;
  /** When it happened, ISO 8601 UTC; now, unless history is being brought in. */
  readonly at?: string;
}

export function envelopeOf(
  command: string,
  { actor, commandId = randomUUID(), expectedRevision }: DirectoryChange,
): CommandEnvelope {
  return {
    commandId,
    command,
    actor,
    correlationId: commandId,
    ...(expectedRevision !== undefined && { expectedRevision }),
  };
}
