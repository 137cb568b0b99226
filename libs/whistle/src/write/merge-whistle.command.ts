import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { MergeWhistle as Decided } from '../domain/whistle.commands.js';
import { WhistleCommands, type WhistleReply } from './whistle-commands.js';
import { WhistleRequest } from './whistle-request.js';

/** 并哨: this one is a duplicate of another. */
export class MergeWhistle extends WhistleRequest<Decided> {}

@CommandHandler(MergeWhistle)
export class MergeWhistleHandler implements ICommandHandler<MergeWhistle> {
  constructor(private readonly whistles: WhistleCommands) {}

  execute(request: MergeWhistle): Promise<WhistleReply> {
    return this.whistles.handle(request);
  }
}
