import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { ReopenWhistle as Decided } from '../domain/whistle.commands.js';
import { WhistleCommands, type WhistleReply } from './whistle-commands.js';
import { WhistleRequest } from './whistle-request.js';

/** 重新打开: the lead is summoned anew, with new clocks. */
export class ReopenWhistle extends WhistleRequest<Decided> {}

@CommandHandler(ReopenWhistle)
export class ReopenWhistleHandler implements ICommandHandler<ReopenWhistle> {
  constructor(private readonly whistles: WhistleCommands) {}

  execute(request: ReopenWhistle): Promise<WhistleReply> {
    return this.whistles.handle(request);
  }
}
