import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { ApproveWhistle as Decided } from '../domain/whistle.commands.js';
import { WhistleCommands, type WhistleReply } from './whistle-commands.js';
import { WhistleRequest } from './whistle-request.js';

/** 审哨通过: the whistle sounds, or goes to the command centre for dispatch. */
export class ApproveWhistle extends WhistleRequest<Decided> {}

@CommandHandler(ApproveWhistle)
export class ApproveWhistleHandler implements ICommandHandler<ApproveWhistle> {
  constructor(private readonly whistles: WhistleCommands) {}

  execute(request: ApproveWhistle): Promise<WhistleReply> {
    return this.whistles.handle(request);
  }
}
