import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { SendBackResolution as Decided } from '../domain/whistle.commands.js';
import { WhistleCommands, type WhistleReply } from './whistle-commands.js';
import { WhistleRequest } from './whistle-request.js';

/** 退回重办: the street does not accept; the clock never stopped. */
export class SendBackResolution extends WhistleRequest<Decided> {}

@CommandHandler(SendBackResolution)
export class SendBackResolutionHandler implements ICommandHandler<SendBackResolution> {
  constructor(private readonly whistles: WhistleCommands) {}

  execute(request: SendBackResolution): Promise<WhistleReply> {
    return this.whistles.handle(request);
  }
}
