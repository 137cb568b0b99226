import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { ConfirmArrival as Decided } from '../domain/whistle.commands.js';
import { WhistleCommands, type WhistleReply } from './whistle-commands.js';
import { WhistleRequest } from './whistle-request.js';

/** 到场确认: the street countersigns. */
export class ConfirmArrival extends WhistleRequest<Decided> {}

@CommandHandler(ConfirmArrival)
export class ConfirmArrivalHandler implements ICommandHandler<ConfirmArrival> {
  constructor(private readonly whistles: WhistleCommands) {}

  execute(request: ConfirmArrival): Promise<WhistleReply> {
    return this.whistles.handle(request);
  }
}
