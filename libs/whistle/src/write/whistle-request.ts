import { Command } from '@nestjs/cqrs';
import type { Delivery } from '#event-sourcing';
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
