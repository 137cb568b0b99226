import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { SuperviseSummons as Decided } from '../domain/whistle.commands.js';
import { WhistleCommands, type WhistleReply } from './whistle-commands.js';
import { WhistleRequest } from './whistle-request.js';

/** 督办 by people: 催办, 书面督办 or 提级. */
export class SuperviseSummons extends WhistleRequest<Decided> {}

@CommandHandler(SuperviseSummons)
export class SuperviseSummonsHandler implements ICommandHandler<SuperviseSummons> {
  constructor(private readonly whistles: WhistleCommands) {}

  execute(request: SuperviseSummons): Promise<WhistleReply> {
    return this.whistles.handle(request);
  }
}
