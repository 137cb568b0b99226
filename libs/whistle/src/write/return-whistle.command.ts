import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { ReturnWhistle as Decided } from '../domain/whistle.commands.js';
import { WhistleCommands, type WhistleReply } from './whistle-commands.js';
import { WhistleRequest } from './whistle-request.js';

/** 退回: not fit to sound as it is. */
export class ReturnWhistle extends WhistleRequest<Decided> {}

@CommandHandler(ReturnWhistle)
export class ReturnWhistleHandler implements ICommandHandler<ReturnWhistle> {
  constructor(private readonly whistles: WhistleCommands) {}

  execute(request: ReturnWhistle): Promise<WhistleReply> {
    return this.whistles.handle(request);
  }
}
