import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { OverruleDecline as Decided } from '../domain/whistle.commands.js';
import { WhistleCommands, type WhistleReply } from './whistle-commands.js';
import { WhistleRequest } from './whistle-request.js';

/** 裁定退哨不成立: the duty is its own. */
export class OverruleDecline extends WhistleRequest<Decided> {}

@CommandHandler(OverruleDecline)
export class OverruleDeclineHandler implements ICommandHandler<OverruleDecline> {
  constructor(private readonly whistles: WhistleCommands) {}

  execute(request: OverruleDecline): Promise<WhistleReply> {
    return this.whistles.handle(request);
  }
}
