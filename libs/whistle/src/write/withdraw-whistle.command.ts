import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { WithdrawWhistle as Decided } from '../domain/whistle.commands.js';
import { WhistleCommands, type WhistleReply } from './whistle-commands.js';
import { WhistleRequest } from './whistle-request.js';

/** 撤哨: the whistle lets everybody go. */
export class WithdrawWhistle extends WhistleRequest<Decided> {}

@CommandHandler(WithdrawWhistle)
export class WithdrawWhistleHandler implements ICommandHandler<WithdrawWhistle> {
  constructor(private readonly whistles: WhistleCommands) {}

  execute(request: WithdrawWhistle): Promise<WhistleReply> {
    return this.whistles.handle(request);
  }
}
