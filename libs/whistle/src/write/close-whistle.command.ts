import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { CloseWhistle as Decided } from '../domain/whistle.commands.js';
import { WhistleCommands, type WhistleReply } from './whistle-commands.js';
import { WhistleRequest } from './whistle-request.js';

/** 结哨: all that had to be resolved is confirmed. */
export class CloseWhistle extends WhistleRequest<Decided> {}

@CommandHandler(CloseWhistle)
export class CloseWhistleHandler implements ICommandHandler<CloseWhistle> {
  constructor(private readonly whistles: WhistleCommands) {}

  execute(request: CloseWhistle): Promise<WhistleReply> {
    return this.whistles.handle(request);
  }
}
