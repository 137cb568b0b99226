import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { ResubmitWhistle as Decided } from '../domain/whistle.commands.js';
import { WhistleCommands, type WhistleReply } from './whistle-commands.js';
import { WhistleRequest } from './whistle-request.js';

/** 重新提交 after a return. */
export class ResubmitWhistle extends WhistleRequest<Decided> {}

@CommandHandler(ResubmitWhistle)
export class ResubmitWhistleHandler implements ICommandHandler<ResubmitWhistle> {
  constructor(private readonly whistles: WhistleCommands) {}

  execute(request: ResubmitWhistle): Promise<WhistleReply> {
    return this.whistles.handle(request);
  }
}
