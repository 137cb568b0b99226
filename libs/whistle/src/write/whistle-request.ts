import { randomUUID } from 'node:crypto';
import { Command } from '@nestjs/cqrs';
import type { Actor } from '#event-sourcing';
import type { WhistleCommand } from '../domain/whistle.commands.js';
import type { WhistleReply } from './whistle-commands.js';

/** Who sent a command, and how it is known. */
export interface Delivery {
  readonly actor: Actor;
  /** UUID, the idempotency key. */
  readonly commandId: string;
  readonly expectedRevision?: number;
  /** When it happened, ISO 8601 UTC; now, unless history is being brought in. */
  readonly at?: string;
}

/** A command of the domain on its way to the whistle it is about. */
export abstract class WhistleRequest<
  C extends WhistleCommand = WhistleCommand,
> extends Command<WhistleReply> {
  constructor(
    readonly whistleId: string,
    readonly command: C,
    readonly delivery: Delivery,
  ) {
    super();
  }
}

/** Idempotency fields of an input; GraphQL clients may send null for what they leave out. */
interface Sent {
  readonly commandId?: string | null;
  readonly expectedRevision?: number | null;
}

export function deliveryOf({ commandId, expectedRevision }: Sent, actor: Actor): Delivery {
  const expected = typeof expectedRevision === 'number' ? { expectedRevision } : {};
  return { actor, commandId: commandId ?? randomUUID(), ...expected };
}
