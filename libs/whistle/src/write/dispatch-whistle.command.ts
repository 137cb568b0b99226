import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { DispatchWhistle as Decided } from '../domain/whistle.commands.js';
import { WhistleCommands, type WhistleReply } from './whistle-commands.js';
import { WhistleRequest } from './whistle-request.js';

/** 派单: the command centre calls the departments. */
export class DispatchWhistle extends WhistleRequest<Decided> {}

@CommandHandler(DispatchWhistle)
export class DispatchWhistleHandler implements ICommandHandler<DispatchWhistle> {
  constructor(private readonly whistles: WhistleCommands) {}

  execute(request: DispatchWhistle): Promise<WhistleReply> {
    return this.whistles.handle(request);
  }
}
