import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { ArriveOnSite as Decided } from '../domain/whistle.commands.js';
import { WhistleCommands, type WhistleReply } from './whistle-commands.js';
import { WhistleRequest } from './whistle-request.js';

/** 报到: people are on site. */
export class ArriveOnSite extends WhistleRequest<Decided> {}

@CommandHandler(ArriveOnSite)
export class ArriveOnSiteHandler implements ICommandHandler<ArriveOnSite> {
  constructor(private readonly whistles: WhistleCommands) {}

  execute(request: ArriveOnSite): Promise<WhistleReply> {
    return this.whistles.handle(request);
  }
}
