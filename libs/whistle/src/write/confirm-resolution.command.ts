import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { ConfirmResolution as Decided } from '../domain/whistle.commands.js';
import { WhistleCommands, type WhistleReply } from './whistle-commands.js';
import { WhistleRequest } from './whistle-request.js';

/** 核实办结: the street accepts. */
export class ConfirmResolution extends WhistleRequest<Decided> {}

@CommandHandler(ConfirmResolution)
export class ConfirmResolutionHandler implements ICommandHandler<ConfirmResolution> {
  constructor(private readonly whistles: WhistleCommands) {}

  execute(request: ConfirmResolution): Promise<WhistleReply> {
    return this.whistles.handle(request);
  }
}
