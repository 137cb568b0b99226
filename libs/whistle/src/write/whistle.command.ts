import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { Delivery } from '#event-sourcing';
import type { WhistleCommand } from '../domain/whistle.js';
import { type OnWhistle, WhistleCommands, type WhistleReply } from './whistle-commands.js';

/** A command of the domain on its way to the whistle it is about. */
export class WhistleRequest extends Command<WhistleReply> implements OnWhistle {
  constructor(
    readonly whistleId: string,
    readonly command: WhistleCommand,
    readonly delivery: Delivery,
    readonly unsigned = false,
  ) {
    super();
  }
}

/** Carries out every command on whistles that comes over the bus. */
@CommandHandler(WhistleRequest)
export class WhistleRequestHandler implements ICommandHandler<WhistleRequest> {
  constructor(private readonly whistles: WhistleCommands) {}

  execute(request: WhistleRequest): Promise<WhistleReply> {
    return this.whistles.handle(request);
  }
}
