import { randomUUID } from 'node:crypto';
import { Command } from '@nestjs/cqrs';
import type { Actor } from '#event-sourcing';
import type {
  ClimbLadder,
  EndPause,
  MissDeadline,
  RebaseDueTimes,
  WarnOfDeadline,
  WhistleCommand,
} from '../domain/whistle.commands.js';
import { SYSTEM_ACTOR } from '../domain/whistle.context.js';
import type { WhistleReply } from './whistle-commands.js';

/** Who sent a command, and how it is known. */
export interface Delivery {
  readonly actor: Actor;
  /** UUID, the idempotency key. */
  readonly commandId: string;
  readonly expectedRevision?: number;
  /** When it happened, ISO 8601 UTC; now, unless history is being brought in. */
  readonly at?: string;
  /** Id of the event that brought it about, where no person did. */
  readonly causationId?: string;
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

/** What the passage of time or a holiday notice brings about; no mutation leads here. */
export type ClockCommand = WarnOfDeadline | MissDeadline | ClimbLadder | EndPause | RebaseDueTimes;

/** A command of the clock itself, for {@link WhistleCommands.handle}. Firing it twice does no harm. */
export class ClockRequest extends WhistleRequest<ClockCommand> {
  constructor(
    whistleId: string,
    command: ClockCommand,
    delivery: Pick<Delivery, 'commandId' | 'causationId'>,
  ) {
    super(whistleId, command, { ...delivery, actor: SYSTEM_ACTOR });
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
