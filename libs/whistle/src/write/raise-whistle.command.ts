import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { RaiseWhistle as Decided } from '../domain/whistle.commands.js';
import { WhistleCommands, type WhistleReply } from './whistle-commands.js';
import { WhistleRequest } from './whistle-request.js';

/** 吹哨: call departments to a problem that cannot be solved alone. */
export class RaiseWhistle extends WhistleRequest<Decided> {}

@CommandHandler(RaiseWhistle)
export class RaiseWhistleHandler implements ICommandHandler<RaiseWhistle> {
  constructor(private readonly whistles: WhistleCommands) {}

  execute(request: RaiseWhistle): Promise<WhistleReply> {
    return this.whistles.handle(request);
  }
}
